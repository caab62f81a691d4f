import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { type ConsumerWord, hearWord } from "./hear-word.ts"
import { liftedByStart } from "./suppression-reason.ts"

/**
 * Takes an address off the suppression list because its consumer texted START, in the caller's transaction, unless a
 * STOP was received after it. What a person of the brand put there, or the law forbids, stays. True when an opt-out was
 * lifted.
 */
export async function liftByStart(
  tx: Transaction,
  ctx: Ctx,
  { channel, addressKey, heardAt }: Omit<ConsumerWord, "word">,
): Promise<boolean> {
  if (!(await hearWord(tx, ctx, { channel, addressKey, heardAt, word: "start" }))) return false
  const where = { accountId: ctx.accountId, channel, addressKey, reason: { in: liftedByStart } }
  const lifted = await tx.suppression.findFirst({ where, select: { id: true, reason: true } })
  if (!lifted) return false
  const { count } = await tx.suppression.deleteMany({ where: { ...where, id: lifted.id } })
  if (count > 0)
    await audit(tx, ctx, "suppression.remove", lifted.id, { channel, reason: lifted.reason, by: "START" })
  return count > 0
}
