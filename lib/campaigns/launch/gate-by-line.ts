import type { HeldMove } from "#lib/ledger/held/move-held.ts"
import type { HeldGroup } from "#lib/ledger/held/take-held.ts"
import { gateByLineType, type LineRefusal } from "#lib/line-types/gate-by-line-type.ts"
import type { Transaction } from "#lib/platform/db.ts"

export type NextRow = Pick<HeldMove, "state" | "reason" | "dueAt" | "closesAt">
export type Move = { group: HeldGroup; next: NextRow }

/** Takes out of what may go now whose number gets no SMS, or is not known to: those fail, or wait to be looked up. */
export async function gateByLine(
  tx: Transaction,
  moves: Move[],
  now: Date,
): Promise<{ moves: Move[]; isAsking: boolean }> {
  const going = moves.filter(({ next }) => next.state === "pending").map(({ group }) => group)
  const refusals = await gateByLineType(
    tx,
    {
      ids: going.flatMap(({ ids }) => ids),
      months: [...new Set(going.map(({ month }) => month))],
      accountIds: [...new Set(going.map(({ accountId }) => accountId))],
    },
    now,
  )
  if (refusals.size === 0) return { moves, isAsking: false }
  return {
    moves: moves.flatMap((move) => split(move, refusals, now)),
    isAsking: [...refusals.values()].some(({ kind }) => kind === "unknown"),
  }
}

function split({ group, next }: Move, refusals: Map<string, LineRefusal>, now: Date): Move[] {
  const byNext = Map.groupBy(group.ids, (id) => {
    const refusal = refusals.get(id)
    return refusal?.kind === "unknown" ? refusal.until.getTime() : refusal?.kind
  })
  return [...byNext].map(([key, ids]) => ({ group: { ...group, ids }, next: nextFor(key, next, now) }))
}

function nextFor(key: number | "landline" | undefined, next: NextRow, now: Date): NextRow {
  if (key === undefined) return next
  if (key === "landline") return { state: "failed", reason: "landline", dueAt: now, closesAt: null }
  return { state: "held", reason: "line_type", dueAt: new Date(key), closesAt: null }
}
