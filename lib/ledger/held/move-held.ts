import { isUndecided } from "#lib/consent/undecided.ts"
import { changeMessages } from "#lib/ledger/ends/change-messages.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/** What becomes of these held messages, all of one month. */
export type HeldMove = {
  ids: string[]
  month: string
  state: Extract<MessageState, "pending" | "held" | "skipped" | "failed" | "cancelled">
  reason: string | null
  dueAt: Date
  closesAt: Date | null
}

/** Who waits for the night and for a decision waits for the decision first: it is what a person can do about it. */
const reasonAfter = Prisma.sql`CASE WHEN o.state = 'held' AND m.reason = 'opt_out_unclear' AND ${isUndecided(Prisma.sql`m`)}
  THEN m.reason ELSE o.reason END`

/** Moves held messages on, which the caller has locked: to their lane, to their next opening, or to their end. */
export async function moveHeld(tx: Transaction, moves: HeldMove[], now: Date): Promise<number> {
  const { changedCount } = await changeMessages(tx, changeOf(moves, now))
  return changedCount
}

const changeOf = (moves: HeldMove[], now: Date) => Prisma.sql`
  UPDATE message m SET state = o.state::message_state, reason = ${reasonAfter}, due_at = o."dueAt", closes_at = o."closesAt",
    ended_at = CASE WHEN o.state IN ('skipped', 'failed', 'cancelled') THEN ${now}::timestamptz END
  FROM json_to_recordset(${JSON.stringify(moves)}::json)
    AS o(state text, reason text, "dueAt" timestamptz, "closesAt" timestamptz, month date, ids uuid[]), unnest(o.ids) AS moved(id)
  WHERE m.id = moved.id AND m.month = o.month AND m.month = ANY(${moves.map(({ month }) => month)}::date[])`
