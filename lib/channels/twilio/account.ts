import { tryUnseal } from "#lib/platform/crypto.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import type { Account } from "#prisma/generated/client.ts"

export type TwilioCredentials = { accountSid: string; authToken: string }
export type TwilioSettings = TwilioCredentials & {
  /** Null is Twilio's own address. */
  baseUrl: string | null
  /** Whose credentials these are: the account's own, or the installation's, which the operator lets it use. */
  owner: "account" | "installation"
}

/** Why an account cannot ask or send anything, and what to do: for a lane and for a person in Settings. */
export type NoTwilio = { problem: string }

export const noTwilioText =
  "No Twilio account is connected: an Admin enters it under Settings, Channels, or the operator names this account in TWILIO_ACCOUNTS"

export const sealedTwilioText =
  "The stored Twilio token cannot be opened, its key is missing: under Settings, Channels an Admin can enter the Auth Token again, or the operator puts the key back into ENCRYPTION_KEYS"

/**
 * The Twilio credentials that an account sends with: its own, else the installation's when the operator named the account
 * in TWILIO_ACCOUNTS.
 */
export async function getTwilioSettings(
  db: Database | Transaction,
  accountId: string,
): Promise<TwilioSettings | NoTwilio> {
  const account = await db.account.findUnique({ where: { id: accountId } })
  if (account && ownSid(account)) return ownSettings(account) ?? { problem: sealedTwilioText }
  return installationSettings(accountId) ?? { problem: noTwilioText }
}

/** Which Twilio account that is and whose, also when its token cannot be opened. */
export function twilioIdentity(account: Account): Pick<TwilioSettings, "accountSid" | "owner"> | null {
  const accountSid = ownSid(account)
  return accountSid ? { accountSid, owner: "account" } : installationSettings(account.id)
}

/** Twilio's own retries of a webhook end long before; a token is promoted within a day of being entered here. */
const replacedCountsMs = 24 * 3_600_000

/**
 * Credentials with which Twilio may sign for the account: those it sends with, the installation's where it may use them,
 * and for a day those that were replaced, since Twilio signs with the new token only once that is made the primary one.
 */
export async function listTwilioSignatories(
  db: Database,
  accountId: string,
  now: Date,
): Promise<TwilioCredentials[]> {
  const account = await db.account.findUnique({ where: { id: accountId } })
  if (!account) return []
  const { twilioReplacedSealed, twilioReplacedAt } = account
  const isFresh = twilioReplacedAt && now.getTime() - twilioReplacedAt.getTime() < replacedCountsMs
  const replaced = isFresh && twilioReplacedSealed ? openReplaced(twilioReplacedSealed) : null
  return [ownSettings(account), installationSettings(accountId), replaced].filter((one) => one !== null)
}

const ownSid = ({ twilioAccountSid, twilioAuthTokenSealed }: Account) =>
  twilioAuthTokenSealed && twilioAccountSid

/** Null when there are none, and when the token cannot be opened. */
function ownSettings(account: Account): TwilioSettings | null {
  const { twilioAccountSid: accountSid, twilioAuthTokenSealed, twilioBaseUrl } = account
  const authToken = twilioAuthTokenSealed && tryUnseal(twilioAuthTokenSealed)
  if (!accountSid || !authToken) return null
  const baseUrl = twilioBaseUrl ?? env().TWILIO_BASE_URL ?? null
  return { accountSid, authToken, baseUrl, owner: "account" }
}

function installationSettings(accountId: string): TwilioSettings | null {
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_ACCOUNTS,
    TWILIO_BASE_URL,
  } = env()
  if (!accountSid || !authToken || !TWILIO_ACCOUNTS?.includes(accountId)) return null
  return { accountSid, authToken, baseUrl: TWILIO_BASE_URL ?? null, owner: "installation" }
}

function openReplaced(sealed: string): TwilioCredentials | null {
  const opened = tryUnseal(sealed)
  return opened && JSON.parse(opened)
}
