import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { lockRules } from "./hold-rules.ts"

/**
 * Changes the account's sending rules in a transaction that has them to itself; again when it met somebody who had the same
 * messages in another order.
 */
export const changeRules = <Result>(
  ctx: Pick<Ctx, "db" | "accountId">,
  change: (tx: Transaction) => Promise<Result>,
) => {
  const changing = async (tx: Transaction) => {
    await lockRules(tx, ctx.accountId)
    return change(tx)
  }
  return retryDeadlock(() => ctx.db.$transaction(changing, longTransaction))
}

/**
 * After a change of the account's sending rules, in its transaction: everything that waits is held and due now, whatever
 * it waits for, so that its opening is worked out by the new rules before anything more is claimed. What a run has in hand
 * goes on, but its opening ends: when it comes back it is not sent by the old rules. Each statement finds its rows by an
 * index of its own. @param among the messages that the change is about; all of the account, when absent
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
  const pendingCount = await tx.$executeRaw`
    UPDATE message SET state = 'held', reason = 'outside_window', due_at = ${now}
    WHERE ${ofAccount} AND state = 'pending' AND lane_id IN (SELECT id FROM lane WHERE account_id = ${accountId})`
  await tx.$executeRaw`
    UPDATE message SET closes_at = ${now} WHERE ${ofAccount} AND state IN ('claimed', 'submitted')`
  return heldCount + pendingCount
}
