import { isUndecided } from "#lib/consent/undecided.ts"
import { readOpenMonths } from "#lib/ledger/open-months.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { holdUnchanging } from "#lib/windows/hold-rules.ts"
import { type RulesOfCampaign, readRulesOfAccounts, type Timed } from "#lib/windows/read-sending-rules.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import type { LaneKey } from "./lane-waker.ts"
import { type OpeningRow, openingRow, unreadableRow } from "./opening-rows.ts"

/** Due messages that share rules and place, of however many campaigns: the calendar is asked once for all of them. */
type DueGroup = Timed &
  Pick<Campaign, "stage"> & { month: string; place: string; laneIds: string[]; ids: string[] }

type NextRow = Omit<OpeningRow, "state"> & { state: OpeningRow["state"] | "cancelled" }

type Slice = { changedCount: number; lanes: LaneKey[] }

/**
 * Moves the first due messages of each account on, in one transaction that holds the rules by which it does: a message is
 * pending by those in force, and a change finds it. Accounts whose rules are being changed are left out.
 * @param rows at most so many of each account
 */
export const releaseSlice = (system: SystemCtx, accountIds: string[], rows: number): Promise<Slice> =>
  system.db.$transaction((tx) => moveOn(tx, system, accountIds, rows), longTransaction)

async function moveOn(
  tx: Transaction,
  system: SystemCtx,
  accountIds: string[],
  rows: number,
): Promise<Slice> {
  const held = await holdUnchanging(tx, accountIds)
  const now = system.clock.now()
  const groups = await takeDue(tx, held, rows, now)
  if (groups.length === 0) return { changedCount: 0, lanes: [] }
  const rulesOf = await readRulesOfAccounts(tx, held)
  const moves = groups.map((group) => ({ group, next: nextRow(system, rulesOf, group, now) }))
  const changedCount = await write(
    tx,
    moves.map(({ group: { ids, month }, next }) => ({ ...next, ids, month })),
    now,
  )
  const lanes = moves
    .filter(({ next }) => next.state === "pending")
    .flatMap(({ group: { accountId, laneIds } }) => laneIds.map((laneId) => ({ accountId, laneId })))
  return { changedCount, lanes: [...new Map(lanes.map((lane) => [lane.laneId, lane])).values()] }
}

/** Locks them. Campaigns are read after the rules are held, so that what they say stays true. */
async function takeDue(tx: Transaction, accountIds: string[], rows: number, now: Date): Promise<DueGroup[]> {
  const months = await readOpenMonths(tx)
  return tx.$queryRaw`
    WITH due AS (
      SELECT m.* FROM unnest(${accountIds}::text[]) AS account(id) CROSS JOIN LATERAL (
        SELECT id, campaign_id, lane_id, place FROM message
        WHERE month = ANY(${months}::date[]) AND account_id = account.id AND state = 'held' AND due_at <= ${now}::timestamptz
        ORDER BY due_at LIMIT ${rows} FOR UPDATE SKIP LOCKED
      ) m
    )
    SELECT c.account_id AS "accountId", c.stage, c.channel, c.windows, c.fallback_time_zone AS "fallbackTimeZone",
      CASE WHEN c.started_at IS NULL THEN c.start_at END AS "startAt", c.ends_at AS "endsAt", due.place, c.month::text,
      array_agg(DISTINCT due.lane_id::text) AS "laneIds", array_agg(due.id::text) AS ids
    FROM due JOIN campaign c ON c.id = due.campaign_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`
}

/** What the provider refused after its campaign was cancelled may have been held since, with others of its lane. */
function nextRow(system: SystemCtx, rulesOf: RulesOfCampaign, group: DueGroup, now: Date): NextRow {
  if (group.stage === "cancelled") return { state: "cancelled", reason: null, dueAt: now, closesAt: null }
  try {
    return openingRow(rulesOf(group), group.place, now)
  } catch (err) {
    system.log.error({ err, accountId: group.accountId }, "an opening cannot be worked out")
    return unreadableRow(now)
  }
}

/** Who waits for the night and for a decision waits for the decision first: it is what a person can do about it. */
const reasonAfter = Prisma.sql`CASE WHEN o.state = 'held' AND m.reason = 'opt_out_unclear' AND ${isUndecided(Prisma.sql`m`)}
  THEN m.reason ELSE o.reason END`

const write = (
  tx: Transaction,
  moves: (NextRow & { ids: string[]; month: string })[],
  now: Date,
) => tx.$executeRaw`
  UPDATE message m SET state = o.state::message_state, reason = ${reasonAfter}, due_at = o."dueAt", closes_at = o."closesAt",
    ended_at = CASE WHEN o.state IN ('skipped', 'cancelled') THEN ${now}::timestamptz END
  FROM json_to_recordset(${JSON.stringify(moves)}::json)
    AS o(state text, reason text, "dueAt" timestamptz, "closesAt" timestamptz, month date, ids uuid[]), unnest(o.ids) AS moved(id)
  WHERE m.id = moved.id AND m.month = o.month AND m.month = ANY(${moves.map(({ month }) => month)}::date[])`
