import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts"
import { refusalToLift, type SuppressionReason } from "./suppression-reason.ts"

/**
 * Takes a number off the suppression list that a person put there. A consumer's own opt-out is lifted by their START
 * only: the provider would go on blocking, and the law asks for their word.
 * Throws ConflictError with that explanation, NotFoundError, ForbiddenError.
 */
export const removeSuppression = defineVerb({
  permission: "settings:revoke",
  input: z.strictObject({ suppressionId: z.uuid() }),
  output: z.void(),
  async run(ctx, { suppressionId: id }) {
    await ctx.db.$transaction(async (tx) => {
      const where = { id, accountId: ctx.accountId }
      const found = await tx.suppression.findFirst({ where, select: { reason: true, channel: true } })
      if (!found) throw new NotFoundError("The suppression")
      const refusal = refusalToLift[found.reason as SuppressionReason]
      if (refusal) throw new ConflictError(refusal)
      const { count } = await tx.suppression.deleteMany({ where: { ...where, reason: found.reason } })
      if (count === 0) throw new ConflictError("The suppression changed in the meantime: load the list again")
      await audit(tx, ctx, "suppression.remove", id, { channel: found.channel, reason: found.reason })
    })
  },
})
