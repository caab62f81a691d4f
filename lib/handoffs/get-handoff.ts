import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { includeLegs, viewOf } from "./handoff-fields.ts"
import { handoffIdSchema } from "./handoff-schema.ts"
import { handoffView } from "./handoff-view.ts"

/** One handoff of the account. Throws NotFoundError, for a deleted one too. */
export const getHandoff = defineVerb({
  permission: "handoffs:read",
  input: z.object({ handoffId: handoffIdSchema }),
  output: handoffView,
  async run(ctx, { handoffId }) {
    const where = { id: handoffId, accountId: ctx.accountId, deletedAt: null }
    const row = await ctx.db.handoff.findFirst({ where, include: includeLegs })
    if (!row) throw new NotFoundError("This handoff")
    return viewOf(row)
  },
})
