import { twilioClient } from "#lib/channels/twilio-account.ts"
import { seal } from "#lib/platform/crypto.ts"
import type { Database } from "#lib/platform/db.ts"
import type { TestAccount } from "#lib/platform/testing/test-ctx.ts"

export const testAccountSid = `AC${"0".repeat(32)}`
export const testAuthToken = "token"

/** Connects a test account to a carrier sandbox. */
export async function connectCarrier(db: Database, account: TestAccount, baseUrl: string): Promise<void> {
  await db.account.update({
    where: { id: account.accountId },
    data: {
      twilioAccountSid: testAccountSid,
      twilioAuthTokenSealed: seal(testAuthToken),
      twilioBaseUrl: baseUrl,
    },
  })
}

/** Hands a message over behind the ledger's back, as a sender does that dies before it notes the answer. */
export async function sendUnnoted(
  db: Database,
  account: TestAccount,
  { to, body, baseUrl }: { to: string; body: string; baseUrl: string },
): Promise<string> {
  const { address: from } = await db.sender.findUniqueOrThrow({ where: { id: account.senderId } })
  const client = twilioClient({ accountSid: testAccountSid, authToken: testAuthToken, baseUrl })
  return (await client.messages.create({ to, from, body })).sid
}
