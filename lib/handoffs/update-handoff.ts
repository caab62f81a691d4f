import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts"
import { instant } from "#lib/platform/instant.ts"
import { columnsOf, refuseTakenTitle, viewOf, withSender } from "./handoff-fields.ts"
import { handoffIdSchema, handoffSchema } from "./handoff-schema.ts"
import { handoffView } from "./handoff-view.ts"

/**
 * Changes a handoff for requests from now on; campaigns that exist keep what they were launched with. Throws
 * ConflictError when somebody else changed it since `updatedAt`, NotFoundError when the account has none.
 */
export const updateHandoff = defineVerb({
  permission: "handoffs:write",
  input: handoffSchema.safeExtend({
    handoffId: handoffIdSchema,
    /** Of the handoff that was edited. */
    updatedAt: instant,
  }),
  output: handoffView,
  async run(ctx, { handoffId, updatedAt, ...fields }) {
    const columns = await columnsOf(ctx, fields)
    const own = { id: handoffId, accountId: ctx.accountId, deletedAt: null }
    const row = await ctx.db
      .$transaction(async (tx) => {
        const data = { ...columns, updatedAt: ctx.clock.now() }
        const { count } = await tx.handoff.updateMany({
          where: { ...own, updatedAt: new Date(updatedAt) },
          data,
        })
        const current = await tx.handoff.findFirst({ where: own, include: withSender })
        if (!current) throw new NotFoundError("This handoff")
        if (count === 0)
          throw new ConflictError("Somebody else changed this handoff. Reload it and repeat the change")
        await audit(tx, ctx, "handoff.update", handoffId, { title: current.title })
        return current
      })
      .catch(refuseTakenTitle)
    return viewOf(row)
  },
})
