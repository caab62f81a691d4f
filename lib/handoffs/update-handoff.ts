import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { columnsOf, includeLegs, refuseTakenTitle, viewOf } from "./handoff-fields.ts"
import { handoffIdSchema, handoffSchema } from "./handoff-schema.ts"
import type { HandoffView } from "./handoff-view.ts"

/** The fields of an edited handoff, and `updatedAt` of the one that was edited, ISO 8601. */
export const handoffChangeSchema = handoffSchema.safeExtend({ updatedAt: z.iso.datetime() })
export const updateHandoffSchema = handoffChangeSchema.safeExtend({ handoffId: handoffIdSchema })
export type UpdateHandoffInput = z.input<typeof updateHandoffSchema>

/**
 * Changes a handoff for requests from now on; campaigns that exist keep what they were launched with. Throws
 * ConflictError when somebody else changed it since `updatedAt`, NotFoundError when the account has none.
 */
export async function updateHandoff(ctx: Ctx, input: UpdateHandoffInput): Promise<HandoffView> {
  requirePermission(ctx, "handoffs:write")
  const { handoffId, updatedAt, ...fields } = updateHandoffSchema.parse(input)
  const { columns, legs } = await columnsOf(ctx, fields)
  const own = { id: handoffId, accountId: ctx.accountId, deletedAt: null }
  const row = await ctx.db
    .$transaction(async (tx) => {
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
}

async function whyUnchanged(tx: Transaction, own: Prisma.HandoffWhereInput): Promise<Error> {
  if ((await tx.handoff.count({ where: own })) === 0) return new NotFoundError("This handoff")
  return new ConflictError("Somebody else changed this handoff. Reload it and repeat the change")
}
