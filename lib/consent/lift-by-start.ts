import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { liftedByStart } from "./suppression-reason.ts"

/**
 * Takes an address off the suppression list because its consumer texted START, in the caller's transaction. What a
 * person of the brand put there, or the law forbids, stays. True when an opt-out was lifted.
 */
export async function liftByStart(
  tx: Transaction,
  ctx: Ctx,
  { channel, addressKey }: { channel: Channel; addressKey: string },
): Promise<boolean> {
  const where = { accountId: ctx.accountId, channel, addressKey, reason: { in: liftedByStart } }
  const lifted = await tx.suppression.findFirst({ where, select: { id: true, reason: true } })
  if (!lifted) return false
  const { count } = await tx.suppression.deleteMany({ where: { ...where, id: lifted.id } })
  if (count > 0)
    await audit(tx, ctx, "suppression.remove", lifted.id, { channel, reason: lifted.reason, by: "START" })
  return count > 0
}
