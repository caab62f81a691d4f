import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { includeLegs, viewOf } from "./handoff-fields.ts"
import { handoffIdSchema } from "./handoff-schema.ts"
import type { HandoffView } from "./handoff-view.ts"

/** One handoff of the account. Throws NotFoundError, for a deleted one too. */
export async function getHandoff(ctx: Ctx, handoffId: string): Promise<HandoffView> {
  requirePermission(ctx, "handoffs:read")
  const where = { id: handoffIdSchema.parse(handoffId), accountId: ctx.accountId, deletedAt: null }
  const row = await ctx.db.handoff.findFirst({ where, include: includeLegs })
  if (!row) throw new NotFoundError("This handoff")
  return viewOf(row)
}
