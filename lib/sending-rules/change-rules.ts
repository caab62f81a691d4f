import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { lockRules } from "#lib/windows/lock-rules.ts"

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
