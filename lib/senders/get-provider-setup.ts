import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"
import { twilioIdentity } from "#lib/channels/twilio/account.ts"
import { env } from "#lib/platform/env.ts"
import { instant } from "#lib/platform/instant.ts"

/** What a person needs to connect the account's numbers at Twilio. */
const providerSetup = z.strictObject({
  /** Null when neither the account nor the installation has credentials: then nothing can be sent. */
  twilioAccountSid: z.string().nullable(),
  /** Whose credentials these are; the installation's serve the accounts that its operator named. */
  twilioOwner: z.enum(["account", "installation"]).nullable(),
  /** When the account's own were tried and taken, ISO 8601. */
  connectedAt: instant.nullable(),
  inboundUrl: z.string(),
  statusUrl: z.string(),
})
export type ProviderSetup = z.output<typeof providerSetup>

/** The Twilio account this account sends through, and the two webhooks Twilio has to call. Throws ForbiddenError. */
export const getProviderSetup = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: providerSetup,
  async run(ctx) {
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
  },
})
