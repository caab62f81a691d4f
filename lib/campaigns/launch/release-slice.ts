import { moveHeld } from "#lib/ledger/held/move-held.ts"
import { type HeldGroup, takeHeld } from "#lib/ledger/held/take-held.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { getRulesOfAccounts, type RulesOfCampaign } from "#lib/windows/get-sending-rules.ts"
import { shareUnchangingRules } from "#lib/windows/lock-rules.ts"
import { gateByLine, type NextRow } from "./gate-by-line.ts"
import type { LaneKey } from "./lane-waker.ts"
import { openingRow, unreadableRow } from "./opening-rows.ts"

/** `isAsking`: some wait to know their numbers' lines. */
type Slice = { changedCount: number; isAsking: boolean; lanes: LaneKey[] }

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
  const held = await shareUnchangingRules(tx, accountIds)
  const now = system.clock.now()
  // Campaigns are read after the rules are held, so that what they say stays true.
  const groups = await takeHeld(tx, held, rows, now)
  if (groups.length === 0) return { changedCount: 0, isAsking: false, lanes: [] }
  const rulesOf = await getRulesOfAccounts(tx, held)
  const timed = groups.map((group) => ({ group, next: nextRow(system, rulesOf, group, now) }))
  const { moves, isAsking } = await gateByLine(tx, timed, now)
  const changedCount = await moveHeld(
    tx,
    moves.map(({ group: { ids, month }, next }) => ({ ...next, ids, month })),
    now,
  )
  const lanes = moves
    .filter(({ next }) => next.state === "pending")
    .flatMap(({ group: { accountId, laneIds } }) => laneIds.map((laneId) => ({ accountId, laneId })))
  return { changedCount, isAsking, lanes: [...new Map(lanes.map((lane) => [lane.laneId, lane])).values()] }
}

/** What the provider refused after its campaign was cancelled may have been held since, with others of its lane. */
function nextRow(system: SystemCtx, rulesOf: RulesOfCampaign, group: HeldGroup, now: Date): NextRow {
  if (group.stage === "cancelled") return { state: "cancelled", reason: null, dueAt: now, closesAt: null }
  try {
    return openingRow(rulesOf(group), group.place, now)
  } catch (err) {
    system.log.error({ err, accountId: group.accountId }, "an opening cannot be worked out")
    return unreadableRow(now)
  }
}
