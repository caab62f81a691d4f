import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** Runs the transaction of such a change; again when it met somebody who had the same messages in another order. */
export const changeRules = <Result>(ctx: Pick<Ctx, "db">, change: (tx: Transaction) => Promise<Result>) =>
  retryDeadlock(() => ctx.db.$transaction(change, longTransaction))

/**
 * After a change of the account's sending rules, in its transaction: everything that waits for a window or in one is held
 * and due now, so that the sweep works out its opening by the new rules before anything more is claimed. What is with the
 * provider already stays as it is. Two statements, since each finds its rows by an index of its own, however large the
 * ledger is. @param among the messages that the change is about; all of the account, when absent
 * @returns how many recipients that concerns
 */
export async function reconsiderWaiting(
  tx: Transaction,
  { accountId, clock }: Pick<Ctx, "accountId" | "clock">,
  among: Prisma.Sql = Prisma.sql`true`,
): Promise<number> {
  const now = clock.now()
  const ofAccount = Prisma.sql`${among}
    AND campaign_id IN (SELECT id FROM campaign WHERE account_id = ${accountId} AND stage = 'launched')`
  await tx.$queryRaw`SELECT FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`
  const heldCount = await tx.$executeRaw`
    UPDATE message SET due_at = ${now}
    WHERE ${ofAccount} AND state = 'held' AND reason IN ('outside_window', 'blackout_date', 'zone_unknown')`
  const pendingCount = await tx.$executeRaw`
    UPDATE message SET state = 'held', reason = 'outside_window', due_at = ${now}
    WHERE ${ofAccount} AND state = 'pending' AND lane_id IN (SELECT id FROM lane WHERE account_id = ${accountId})`
  return heldCount + pendingCount
}
