import twilio from "twilio"
import { perDatabase } from "#lib/platform/batcher.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import { ForgedWebhookError } from "#lib/platform/errors.ts"
import { createShortMemory } from "#lib/platform/short-memory.ts"
import { type TwilioCredentials, twilioSignatories } from "./account.ts"

export type TwilioWebhook = {
  /** Our account, out of the path. */
  accountId: string
  /** Path and query as requested, without host: "/api/webhooks/…?m=…". */
  target: string
  query: URLSearchParams
  /** The form fields. */
  fields: Record<string, string>
  /** Header X-Twilio-Signature. */
  signature: string | null
}

/** Which field of a webhook is our number: consumers write `To` it, statuses are about messages `From` it. */
export type OurNumber = "To" | "From"

/**
 * Checks that a webhook comes from a Twilio account of ours and says whose it is: HMAC-SHA1 with the account's auth token
 * over the configured public URL and the fields (never over the Host header, which a proxy or a forger sets). Several
 * accounts may share a Twilio account and one webhook URL: a consumer's message is the account's that holds the number,
 * when that account's credentials fit as well; anything else is the account's in the path.
 * @returns the account; throws ForgedWebhookError with the same words for a forged request, an unknown account and another
 * account's URL
 */
export async function requireTwilioSignature(
  system: SystemCtx,
  webhook: TwilioWebhook,
  ours: OurNumber,
): Promise<string> {
  const { signature, accountId: named } = webhook
  if (!signature || !/^\d{1,20}$/.test(named)) throw refusal()
  const isNamed = await isGenuineFor(system, named, webhook)
  if (isNamed && ours === "From") return named
  const holder = await holderOf(system, webhook.fields[ours])
  if (holder && holder !== named && (await isGenuineFor(system, holder, webhook))) return holder
  if (isNamed) return named
  throw refusal()
}

async function isGenuineFor(system: SystemCtx, accountId: string, webhook: TwilioWebhook): Promise<boolean> {
  const signatories = await cachedSignatories(system, accountId)
  return signatories.some((one) => isSignedBy(one, webhook))
}

function isSignedBy({ accountSid, authToken }: TwilioCredentials, webhook: TwilioWebhook): boolean {
  const url = env().PUBLIC_URL + webhook.target
  return (
    webhook.fields.AccountSid === accountSid &&
    twilio.validateRequest(authToken, webhook.signature ?? "", url, webhook.fields)
  )
}

/** The account that holds one of our numbers, E.164. */
async function holderOf({ db }: SystemCtx, address = ""): Promise<string | null> {
  if (!/^\+\d{6,15}$/.test(address)) return null
  const where = { channel: "sms" as const, address, lostAt: null }
  return (await db.sender.findFirst({ where, select: { accountId: true } }))?.accountId ?? null
}

const refusal = () => new ForgedWebhookError("The signature of this webhook is not valid")

/** One look-up a second and account, however many webhooks come: a token that others know is refused a second later. */
const longestAgeMs = 1_000
const maxCached = 1_000

const cacheOf = perDatabase(() => createShortMemory<TwilioCredentials[]>(maxCached))

async function cachedSignatories({ db, clock }: SystemCtx, accountId: string): Promise<TwilioCredentials[]> {
  const now = clock.now()
  const nowMs = now.getTime()
  const known = cacheOf(db).get(accountId, nowMs)
  if (known) return known
  const signatories = await twilioSignatories(db, accountId, now)
  cacheOf(db).set(accountId, signatories, { nowMs, untilMs: nowMs + longestAgeMs })
  return signatories
}
