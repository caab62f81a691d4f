import { requirePermission } from "#lib/access/permissions.ts"
import { twilioIdentity } from "#lib/channels/twilio/account.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"

/** What a person needs to connect the account's numbers at Twilio. */
export type ProviderSetup = {
  /** Null when neither the account nor the installation has credentials: then nothing can be sent. */
  twilioAccountSid: string | null
  /** Whose credentials these are; the installation's serve the accounts that its operator named. */
  twilioOwner: "account" | "installation" | null
  /** When the account's own were tried and taken, ISO 8601. */
  connectedAt: string | null
  inboundUrl: string
  statusUrl: string
}

/** The Twilio account this account sends through, and the two webhooks Twilio has to call. Throws ForbiddenError. */
export async function readProviderSetup(ctx: Ctx): Promise<ProviderSetup> {
  requirePermission(ctx, "settings:read")
  const account = await ctx.db.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
  const twilio = twilioIdentity(account)
  const webhooks = `${env().PUBLIC_URL}/api/webhooks/twilio/${ctx.accountId}`
  return {
    twilioAccountSid: twilio?.accountSid ?? null,
    twilioOwner: twilio?.owner ?? null,
    connectedAt: (twilio?.owner === "account" && account.twilioConnectedAt?.toISOString()) || null,
    inboundUrl: `${webhooks}/inbound`,
    statusUrl: `${webhooks}/status`,
  }
}
