import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"
import type { Account } from "#prisma/generated/client.ts"

export type SendingSettings = Pick<
  Account,
  "timeZone" | "fallbackTimeZone" | "stateRules" | "maxMessagesPerDay" | "maxRowsPerImport"
> & {
  /** null = the channel's default: for SMS daily 08:00 to 21:00. */
  windows: ReceivingWindow[] | null
}

/** The rules by which the account's campaigns may send, unless they bring their own, and its limits. Throws ForbiddenError. */
export async function getSendingSettings(ctx: Ctx): Promise<SendingSettings> {
  requirePermission(ctx, "settings:read")
  const { windows, ...account } = await ctx.db.account.findUniqueOrThrow({
    where: { id: ctx.accountId },
    select: {
      timeZone: true,
      fallbackTimeZone: true,
      windows: true,
      stateRules: true,
      maxMessagesPerDay: true,
      maxRowsPerImport: true,
    },
  })
  return { ...account, windows: windows as ReceivingWindow[] | null }
}
