import { z } from "zod"
import type { Database } from "#lib/platform/db.ts"

export const withdrawDemoBrandInput = z.object({
  accountId: z.string(),
  /** The API client that the set-up made. */
  clientId: z.uuid(),
  /** The carrier sandbox's account. */
  twilioAccountSid: z.string(),
})

export type WithdrawDemoBrandInput = z.infer<typeof withdrawDemoBrandInput>

/**
 * Takes from a demo brand that an earlier start made what works without a person: its API client, whose secret lies in a
 * file, and the carrier sandbox that is not there any more. What people made or changed stays. Runs before anybody can act,
 * hence without a permission and audit entry.
 */
export async function withdrawDemoBrand(db: Database, input: WithdrawDemoBrandInput): Promise<void> {
  const { accountId, clientId, twilioAccountSid } = withdrawDemoBrandInput.parse(input)
  const noProvider = { twilioAccountSid: null, twilioAuthTokenSealed: null, twilioBaseUrl: null }
  await db.$transaction([
    db.apiClient.deleteMany({ where: { id: clientId, accountId, revokedAt: null } }),
    db.account.updateMany({ where: { id: accountId, twilioAccountSid }, data: noProvider }),
  ])
}
