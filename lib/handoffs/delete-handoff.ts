import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { handoffIdSchema } from "./handoff-schema.ts"

export const deleteHandoffSchema = z.object({ handoffId: handoffIdSchema })
export type DeleteHandoffInput = z.input<typeof deleteHandoffSchema>

/**
 * Takes a handoff out of use: requests with its id are refused from now on. Its campaigns keep it for the record, and
 * its title is free again. Throws NotFoundError when the account has none, or it is deleted already.
 */
export async function deleteHandoff(ctx: Ctx, input: DeleteHandoffInput): Promise<void> {
  requirePermission(ctx, "handoffs:write")
  const { handoffId } = deleteHandoffSchema.parse(input)
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.handoff.updateMany({
      where: { id: handoffId, accountId: ctx.accountId, deletedAt: null },
      data: { deletedAt: ctx.clock.now() },
    })
    if (count === 0) throw new NotFoundError("This handoff")
    await audit(tx, ctx, "handoff.delete", handoffId)
  })
}
