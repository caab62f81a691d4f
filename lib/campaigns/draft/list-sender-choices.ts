import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Channel } from "#prisma/generated/enums.ts"

export type SenderChoice = { id: string; address: string; label: string; channel: Channel }

/** The account's senders that may be chosen, by channel and number. */
export async function listSenderChoices(ctx: Ctx): Promise<SenderChoice[]> {
  requirePermission(ctx, "campaigns:read")
  return ctx.db.sender.findMany({
    where: { accountId: ctx.accountId, enabled: true },
    select: { id: true, address: true, label: true, channel: true },
    orderBy: [{ channel: "asc" }, { address: "asc" }],
  })
}
