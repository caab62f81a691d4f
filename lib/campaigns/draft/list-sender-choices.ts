import { requirePermission } from "#lib/accounts/permissions.ts"
import type { SenderView } from "#lib/campaigns/campaign-view.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

/** The account's senders that may be chosen, by channel and number. */
export async function listSenderChoices(ctx: Ctx): Promise<SenderView[]> {
  requirePermission(ctx, "campaigns:read")
  return ctx.db.sender.findMany({
    where: { accountId: ctx.accountId, enabled: true },
    select: { id: true, address: true, label: true, channel: true },
    orderBy: [{ channel: "asc" }, { address: "asc" }],
  })
}
