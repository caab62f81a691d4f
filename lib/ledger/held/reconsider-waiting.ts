import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"

/**
 * After a change of the account's sending rules, in its transaction: everything that waits is held and due now, whatever
 * it waits for, so that its opening is worked out by the new rules before anything more is claimed. What a run has in hand
 * goes on, but its opening ends: when it comes back, however late, it is not sent by the old rules. One statement for both:
 * between two, a message could come back and be seen by neither. Each state is found by an index of its own.
 * @param among the messages that the change is about; all of the account, when absent
 * @returns how many recipients that concerns
 */
export async function reconsiderWaiting(
  tx: Transaction,
  { accountId, clock }: Pick<Ctx, "accountId" | "clock">,
  among: Prisma.Sql = Prisma.sql`true`,
): Promise<number> {
  const now = clock.now()
  const ofAccount = Prisma.sql`${among} AND account_id = ${accountId}`
  const heldCount = await tx.$executeRaw`
    UPDATE message SET due_at = least(due_at, ${now}::timestamptz) WHERE ${ofAccount} AND state = 'held'`
  const ofLanes = Prisma.sql`lane_id = ANY(ARRAY(SELECT id FROM lane WHERE account_id = ${accountId}))`
  const [{ pendingCount }] = await tx.$queryRaw<[{ pendingCount: number }]>`
    WITH changed AS (
      UPDATE message SET
        state = CASE state WHEN 'pending' THEN 'held' ELSE state END,
        reason = CASE state WHEN 'pending' THEN 'outside_window' ELSE reason END,
        due_at = CASE state WHEN 'pending' THEN ${now}::timestamptz ELSE due_at END,
        closes_at = CASE state WHEN 'pending' THEN closes_at ELSE ${now}::timestamptz END
      WHERE ${ofAccount} AND ((state = 'pending' AND ${ofLanes}) OR state IN ('claimed', 'submitted') OR state = 'unknown')
      RETURNING state
    )
    SELECT count(*) FILTER (WHERE state = 'held')::int AS "pendingCount" FROM changed`
  return heldCount + pendingCount
}
