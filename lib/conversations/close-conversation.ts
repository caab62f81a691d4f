import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { NotFoundError } from "#lib/platform/errors.ts"

/**
 * Closes a conversation, so that the consumer can be sent to again. Closing a closed one changes nothing.
 * Throws NotFoundError, ForbiddenError.
 */
export const closeConversation = defineVerb({
  permission: "conversations:write",
  input: z.strictObject({ conversationId: z.uuid() }),
  output: z.void(),
  async run(ctx, { conversationId: id }) {
    const where = { id, accountId: ctx.accountId }
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.conversation.updateMany({
        where: { ...where, closedAt: null },
        data: { closedAt: ctx.clock.now() },
      })
      if (count > 0) await audit(tx, ctx, "conversation.close", id)
      else if (!(await tx.conversation.count({ where }))) throw new NotFoundError("The conversation")
    })
  },
})
