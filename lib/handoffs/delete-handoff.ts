import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { handoffIdSchema } from "./handoff-schema.ts"

/**
 * Takes a handoff out of use: requests with its id are refused from now on. Its campaigns keep it for the record, and
 * its title is free again. Throws NotFoundError when the account has none, or it is deleted already.
 */
export const deleteHandoff = defineVerb({
  permission: "handoffs:write",
  input: z.object({ handoffId: handoffIdSchema }),
  output: z.void(),
  async run(ctx, { handoffId }) {
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.handoff.updateMany({
        where: { id: handoffId, accountId: ctx.accountId, deletedAt: null },
        data: { deletedAt: ctx.clock.now() },
      })
      if (count === 0) throw new NotFoundError("This handoff")
      await audit(tx, ctx, "handoff.delete", handoffId)
    })
  },
})
