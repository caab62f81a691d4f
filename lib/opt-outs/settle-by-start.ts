import type { ConsumerWord } from "#lib/consent/record-word.ts"
import { wakeUndecided } from "#lib/ledger/held/wake-undecided.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"

/**
 * Forgets what a consumer said before their START that may have been an opt-out: they have said themselves what they
 * want. In the caller's transaction, which has locked the consumer. Of two at one instant the doubt stays.
 */
export async function settleByStart(
  tx: Transaction,
  ctx: Ctx,
  { channel, addressKey, heardAt }: Omit<ConsumerWord, "word">,
): Promise<void> {
  const where = { accountId: ctx.accountId, channel, addressKey, heardAt: { lt: heardAt } }
  const { count } = await tx.optOutQuestion.deleteMany({ where })
  if (count > 0) await wakeUndecided(tx, ctx, [{ channel, addressKey }])
}
