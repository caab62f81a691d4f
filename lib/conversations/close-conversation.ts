import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"

export const closeConversationInput = z.strictObject({ id: z.uuid() })

export type CloseConversationInput = z.input<typeof closeConversationInput>

/**
 * Closes a conversation, so that the consumer can be sent to again. Closing a closed one changes nothing.
 * Throws NotFoundError, ForbiddenError.
 */
export async function closeConversation(ctx: Ctx, input: CloseConversationInput): Promise<void> {
  requirePermission(ctx, "conversations:write")
  const { id } = closeConversationInput.parse(input)
  const where = { id, accountId: ctx.accountId }
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.conversation.updateMany({
      where: { ...where, closedAt: null },
      data: { closedAt: ctx.clock.now() },
    })
    if (count > 0) await audit(tx, ctx, "conversation.close", id)
    else if (!(await tx.conversation.count({ where }))) throw new NotFoundError("The conversation")
  })
}
