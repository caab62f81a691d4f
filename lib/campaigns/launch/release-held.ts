import pMap from "p-map"
import { listOpenMonths } from "#lib/ledger/open-months.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { findNextOpeningAt } from "./find-next-opening-at.ts"
import { type LaneWaker, openLaneWaker } from "./lane-waker.ts"
import { releaseSlice } from "./release-slice.ts"

/** What a run may take: it ends at the next round after `maxRunMs`, or after `signal`. */
export type ReleaseLimits = { maxRunMs: number; signal?: AbortSignal }

/** `again`: when there is something to do again; null when nothing waits for a time. */
export type Release = { changedCount: number; again: Date | null }

/** The first round is small, so that every account begins at once. */
const firstRowsPerAccount = 10
const rowsPerAccount = 500
const rowsPerTransaction = 5_000
/** Transactions at once: Postgres is busy with one while the calendar is asked for another. */
const mostAtOnce = 3
/** After so long a change of rules that was in the way is over, or is asked for again. */
const tryAgainMs = 1_000

/**
 * Looks at held messages whose time has come and asks the calendar anew, since settings may have changed: they become
 * pending, or wait for their next opening, or end with their campaign, also with one that was cancelled. It goes on until
 * nothing is due or its time is over, in rounds in which every account gets its slice, so that its length hangs on the
 * number of messages alone and nobody waits for another. Safe to repeat and to overlap. What is due and what is open go by
 * one clock: by two that differ, a row could be due and not yet open, and would be looked at for ever.
 */
export async function releaseHeld(system: SystemCtx, limits: ReleaseLimits): Promise<Release> {
  const endsAtMs = performance.now() + limits.maxRunMs
  const waker = openLaneWaker(system)
  try {
    for (let [changedCount, rows] = [0, firstRowsPerAccount]; ; rows = rowsPerAccount) {
      const accountIds = await accountsDue(system)
      if (accountIds.length === 0) return { changedCount, again: await findNextOpeningAt(system) }
      const count = await releaseRound(system, accountIds, rows, waker)
      changedCount += count
      if (count === 0) return { changedCount, again: new Date(system.clock.now().getTime() + tryAgainMs) }
      if (performance.now() > endsAtMs || limits.signal?.aborted)
        return { changedCount, again: system.clock.now() }
    }
  } finally {
    await waker.wakeRest()
  }
}

/** Who has waited longest comes first. */
async function accountsDue({ db, clock }: SystemCtx): Promise<string[]> {
  const months = await listOpenMonths(db)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT account.id FROM account CROSS JOIN LATERAL (
      SELECT due_at FROM message WHERE month = ANY(${months}::date[]) AND account_id = account.id AND state = 'held'
      ORDER BY due_at LIMIT 1
    ) first
    WHERE first.due_at <= ${clock.now()}::timestamptz ORDER BY first.due_at, account.id`
  return rows.map(({ id }) => id)
}

/** A slice of every account; where there are few, each gets more, in several transactions at once. */
async function releaseRound(
  system: SystemCtx,
  accountIds: string[],
  leastRows: number,
  waker: LaneWaker,
): Promise<number> {
  const rows = Math.max(leastRows, leastRows < rowsPerAccount ? 0 : fairShare(accountIds.length))
  const perTransaction = Math.max(1, Math.floor(rowsPerTransaction / rows))
  const slices = chunksOf(accountIds, perTransaction)
  const repeated = Array.from(
    { length: Math.max(mostAtOnce, slices.length) },
    (_, index) => slices[index % slices.length] ?? [],
  )
  const release = async (slice: string[]) => {
    const { changedCount, isAsking, lanes } = await releaseSlice(system, slice, rows)
    if (isAsking) await system.jobs.enqueue({ name: "look-up-line-types", payload: {} })
    await waker.wake(lanes)
    return changedCount
  }
  const counts = await pMap(repeated, release, { concurrency: mostAtOnce, stopOnError: false })
  return counts.reduce((sum, count) => sum + count, 0)
}

const fairShare = (accountCount: number) => Math.floor(rowsPerTransaction / accountCount)

const chunksOf = <Item>(items: Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
