import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import { type OpeningRow, openingRows } from "./opening-rows.ts"

const chunkSize = 5_000
/** Campaigns a run looks at; the next run takes the others. */
const mostCampaigns = 200

type DueGroup = { campaignId: string; accountId: string; laneId: string; places: string[] }

/**
 * Looks at held messages whose time has come and asks the calendar anew, since settings may have changed: they become
 * pending, or wait for their next opening, or end with their campaign, also with one that was cancelled. Campaigns that
 * have not started wait for `startCampaigns`. Safe to repeat and to overlap. What is due and what is open go by one clock:
 * by two that differ, a row could be due and not yet open, and would be looked at for ever. @returns how many rows changed
 */
export async function rescheduleHeld(system: SystemCtx): Promise<number> {
  const now = system.clock.now()
  let changedCount = 0
  for (const group of await dueGroups(system, now))
    changedCount += await rescheduleCampaign(system, group, now).catch(logged(system, group))
  return changedCount
}

/** One campaign's trouble must not hold all the others. */
const logged =
  (system: SystemCtx, { campaignId }: DueGroup) =>
  (err: unknown) => {
    system.log.error({ err, campaignId }, "held messages cannot be rescheduled")
    return 0
  }

function dueGroups({ db }: SystemCtx, now: Date): Promise<DueGroup[]> {
  return db.$queryRaw`
    SELECT c.id AS "campaignId", c.account_id AS "accountId", c.sender_id::text AS "laneId", array_agg(DISTINCT m.place) AS places
    FROM message m JOIN campaign c ON c.id = m.campaign_id
      AND (c.stage = 'cancelled' OR (c.stage = 'launched' AND c.started_at IS NOT NULL))
    WHERE m.state = 'held' AND m.due_at <= ${now}::timestamptz
    GROUP BY c.id LIMIT ${mostCampaigns}`
}

async function rescheduleCampaign(system: SystemCtx, group: DueGroup, now: Date): Promise<number> {
  const { accountId, campaignId, laneId, places } = group
  const ctx = jobCtx(system, accountId, "sweep")
  const campaign = await ctx.db.campaign.findFirstOrThrow({ where: { id: campaignId, accountId } })
  const openings =
    campaign.stage === "cancelled"
      ? places.map((place) => cancelledRow(place, now))
      : await openingRows(ctx, ctx.db, campaign, places)
  let changedCount = 0
  for (const opening of openings) changedCount += await reschedulePlace(system, campaignId, opening, now)
  const isOpen = openings.some(({ state }) => state === "pending")
  if (isOpen) await ctx.jobs.enqueue({ name: "drain-lane", payload: { accountId, laneId } })
  return changedCount
}

type NextRow = Omit<OpeningRow, "state"> & { state: OpeningRow["state"] | "cancelled" }

/** What the provider refused after its campaign was cancelled may have been held since, with others of its lane. */
const cancelledRow = (place: string, now: Date): NextRow => ({
  place,
  state: "cancelled",
  reason: null,
  dueAt: now,
  closesAt: null,
})

async function reschedulePlace(
  { db }: SystemCtx,
  campaignId: string,
  { place, state, reason, dueAt, closesAt }: NextRow,
  now: Date,
): Promise<number> {
  const endedAt = state === "skipped" || state === "cancelled" ? now : null
  for (let changedCount = 0; ; ) {
    const count = await db.$executeRaw`
      UPDATE message SET state = ${state}::message_state, reason = ${reason}, due_at = ${dueAt}::timestamptz,
        closes_at = ${closesAt}::timestamptz, ended_at = ${endedAt}::timestamptz
      WHERE id IN (SELECT id FROM message WHERE campaign_id = ${campaignId} AND state = 'held' AND place = ${place}
                   AND due_at <= ${now}::timestamptz LIMIT ${chunkSize} FOR UPDATE SKIP LOCKED)`
    changedCount += count
    if (count < chunkSize) return changedCount
  }
}
