import type { Database, Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { type EndedMessage, isUnreachable, stepDown } from "./step-down.ts"

/** How many rows a change met, and how many of these are at an end after it. */
export type Change = { changedCount: number; endedCount: number }

/**
 * Makes a change that may end messages, an `UPDATE message m` without its RETURNING, and what follows from an end, in the
 * caller's transaction. Every end passes here, but for those that a claim finds (`claimWrites`) and of messages that are
 * born ended: so what is to follow from an end, whatever brings it, is told to `followEnds` alone.
 */
export async function changeMessages(tx: Transaction, change: Prisma.Sql): Promise<Change> {
  const [{ ended, ...counts }] = await tx.$queryRaw<[Change & { ended: EndedMessage[] }]>`
    WITH changed AS (${change} RETURNING m.id, m.month, m.state, m.reason)
    SELECT count(*)::int AS "changedCount", count(*) FILTER (WHERE m.state IN ('skipped', 'failed', 'cancelled'))::int AS "endedCount",
      ${endedAmong} AS ended
    FROM changed m`
  await followEnds(tx, ended)
  return counts
}

/** Those of changed rows `m` whose end something follows from, as an aggregate: of all that succeeds nothing is sent here. */
export const endedAmong = Prisma.sql`coalesce(json_agg(json_build_object('id', m.id, 'month', m.month)) FILTER (WHERE ${isUnreachable}), '[]')`

/** The hook: what follows when messages have ended. Idempotent, since a report that comes again ends its message again. */
export async function followEnds(db: Database | Transaction, ended: EndedMessage[]): Promise<void> {
  if (ended.length > 0) await stepDown(db, ended)
}
