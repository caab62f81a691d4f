import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ConflictError, NotFoundError } from "#lib/platform/errors.ts"
import { columnsOf, refuseTakenTitle, viewOf, withSender } from "./handoff-fields.ts"
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
}
