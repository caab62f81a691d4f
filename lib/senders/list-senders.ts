import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type SenderView, senderView, senderWithLane } from "./sender-view.ts"

/** All senders of the account with the pace and the problem of their lanes, oldest first. Throws ForbiddenError. */
export async function listSenders(ctx: Ctx): Promise<SenderView[]> {
  requirePermission(ctx, "settings:read")
  const rows = await ctx.db.sender.findMany({
    where: { accountId: ctx.accountId },
    orderBy: { createdAt: "asc" },
    select: senderWithLane,
  })
  return rows.map(senderView)
}
