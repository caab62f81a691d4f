import { z } from "zod"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { requirePermission } from "./permissions.ts"
import { senderLabel, senderRate } from "./sender-fields.ts"

export const updateSenderInput = z.strictObject({
  senderId: z.uuid(),
  label: senderLabel,
  ratePerSecond: senderRate,
})

export type UpdateSenderInput = z.input<typeof updateSenderInput>

/**
 * Names a sender and sets the pace of its lane; the next claim of any process already keeps the new pace.
 * Throws NotFoundError, ForbiddenError.
 */
export async function updateSender(ctx: Ctx, input: UpdateSenderInput): Promise<void> {
  requirePermission(ctx, "settings:create")
  const { senderId: id, label, ratePerSecond } = updateSenderInput.parse(input)
  const { accountId } = ctx
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.sender.updateMany({ where: { id, accountId }, data: { label } })
    if (count === 0) throw new NotFoundError("The sender")
    await tx.lane.updateMany({ where: { id, accountId }, data: { ratePerSecond } })
    await audit(tx, ctx, "sender.update", id, { label, ratePerSecond })
  })
}
