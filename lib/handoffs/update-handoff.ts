import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts"
import { instant } from "#lib/platform/instant.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { columnsOf, includeLegs, refuseTakenTitle, viewOf } from "./handoff-fields.ts"
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
    const own = { id: handoffId, accountId: ctx.accountId, deletedAt: null }
    const row = await ctx.db
      .$transaction(async (tx) => {
        const { columns, legs } = await columnsOf(tx, ctx, fields)
        const data = { ...columns, updatedAt: ctx.clock.now() }
        const { count } = await tx.handoff.updateMany({
          where: { ...own, updatedAt: new Date(updatedAt) },
          data,
        })
        if (count === 0) throw await whyUnchanged(tx, own)
        const current = await tx.handoff.update({
          where: { id: handoffId },
          data: { updatedAt: data.updatedAt, legs: { deleteMany: {}, create: legs } },
          include: includeLegs,
        })
        await audit(tx, ctx, "handoff.update", handoffId, { title: current.title })
        return current
      })
      .catch(refuseTakenTitle)
    return viewOf(row)
  },
})

async function whyUnchanged(tx: Transaction, own: Prisma.HandoffWhereInput): Promise<Error> {
  if ((await tx.handoff.count({ where: own })) === 0) return new NotFoundError("This handoff")
  return new ConflictError("Somebody else changed this handoff. Reload it and repeat the change")
}
