import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { getSendingRules } from "#lib/windows/get-sending-rules.ts"
import { nextOpening, type Opening, type SendingRules } from "#lib/windows/next-opening.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/** How a message of one place begins, or goes on after a wait: columns of the ledger. */
export type OpeningRow = {
  state: Extract<MessageState, "pending" | "held" | "skipped">
  reason: string | null
  dueAt: Date
  closesAt: Date | null
}

/** An unknown zone may be answered for by a setting at any time: it is looked at again after an hour. */
const lookAgainMs = 3_600_000
/** Until a person starts a campaign that was paused or missed before its start; the start makes its messages due. */
const notStartedMs = 24 * 3_600_000

/**
 * When each place's messages of a campaign may go: now, or held until an opening with the reason, or held because the zone
 * is unknown, or never since the campaign ends first. Many rows share a place, so the calendar is asked once for each. For
 * a transaction that holds the rules (`shareRules`).
 */
export async function listOpeningRows(
  ctx: Pick<Ctx, "clock">,
  tx: Transaction,
  campaign: CampaignWithLegs,
  places: string[],
): Promise<(OpeningRow & { place: string })[]> {
  const startAt = campaign.startedAt ? null : campaign.startAt
  const rules = await getSendingRules(tx, { ...campaign, startAt })
  const now = ctx.clock.now()
  return places.map((place) => ({ place, ...openingRow(rules, place, now) }))
}

/** The same for one place, by rules whose `startAt` is null once the campaign has started. */
export function openingRow(rules: SendingRules, place: string, now: Date): OpeningRow {
  const row = rowOf(nextOpening(rules, place, now), now)
  const mustWait = row.state === "pending" && rules.startAt !== null
  return mustWait ? heldFor(notStartedMs, "scheduled", now) : row
}

/** On every host the schedule looks again within this time. */
const scheduleMs = 60_000

/** Whether some of them open before the schedule looks again: then the release is asked for, which comes back in time. */
export const openSoon = (openings: Pick<OpeningRow, "state" | "dueAt">[], now: Date): boolean =>
  openings.some(({ state, dueAt }) => state === "held" && dueAt.getTime() - now.getTime() < scheduleMs)

/** For rules that cannot be read: nothing leaves by them. */
export const unreadableRow = (now: Date) => heldFor(lookAgainMs, "outside_window", now)

function rowOf(opening: Opening, now: Date): OpeningRow {
  switch (opening.kind) {
    case "never":
      return { state: "skipped", reason: "campaign_ended", dueAt: now, closesAt: null }
    case "unknown_zone":
      return heldFor(lookAgainMs, "zone_unknown", now)
    case "open": {
      const { opensAt, closesAt, reason } = opening
      const isOpen = opensAt <= now
      return { state: isOpen ? "pending" : "held", reason: isOpen ? null : reason, dueAt: opensAt, closesAt }
    }
  }
}

const heldFor = (ms: number, reason: string, now: Date): OpeningRow => ({
  state: "held",
  reason,
  dueAt: new Date(now.getTime() + ms),
  closesAt: null,
})
