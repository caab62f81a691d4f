import twilio from "twilio"
import type { Webhook } from "#lib/channels/port/webhook-source.ts"
import { perDatabase } from "#lib/platform/batcher.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import { ForgedWebhookError } from "#lib/platform/errors.ts"
import { createShortMemory } from "#lib/platform/short-memory.ts"
import type { Channel } from "#prisma/generated/enums.ts"
import { listTwilioSignatories, type TwilioCredentials } from "./account.ts"
import { parseTwilioAddress } from "./address.ts"
import { isMessagingService } from "./messaging-service.ts"

/** Which field of a webhook is our number (consumers write `To` it, statuses are about messages `From` it), and on which channel. */
export type OurNumber = { ours: "To" | "From"; channel: Channel }

/**
 * Checks that a webhook comes from a Twilio account of ours and says whose it is: HMAC-SHA1 with the account's auth token
 * over the configured public URL and the fields (never over the Host header, which a proxy or a forger sets). Several
 * accounts may share a Twilio account and one webhook URL: a consumer's message is the account's that holds the number,
 * and the one's that holds the messaging service in whose pool it is, where their credentials fit; anything else is the
 * account's in the path.
 * @returns the accounts, the number's first; throws ForgedWebhookError with the same words for a forged request, an unknown
 * account and another account's URL
 */
export async function requireTwilioSignature(
  system: SystemCtx,
  webhook: Webhook,
  { ours, channel }: OurNumber,
): Promise<[string, ...string[]]> {
  const { accountId: named, fields } = webhook
  if (!signatureOf(webhook) || !/^\d{1,20}$/.test(named)) throw refusal()
  const isNamed = await isGenuineFor(system, named, webhook)
  if (isNamed && ours === "From") return [named]
  const genuine = new Set<string>()
  for (const address of [fields[ours], fields.MessagingServiceSid]) {
    const holder = await holderOf(system, channel, address)
    if (holder && (await isGenuineFor(system, holder, webhook))) genuine.add(holder)
  }
  const [first, ...others] = genuine
  if (first) return [first, ...others]
  if (isNamed) return [named]
  throw refusal()
}

async function isGenuineFor(system: SystemCtx, accountId: string, webhook: Webhook): Promise<boolean> {
  const signatories = await cachedSignatories(system, accountId)
  return signatories.some((one) => isSignedBy(one, webhook))
}

function isSignedBy({ accountSid, authToken }: TwilioCredentials, webhook: Webhook): boolean {
  const url = env().PUBLIC_URL + webhook.target
  return (
    webhook.fields.AccountSid === accountSid &&
    twilio.validateRequest(authToken, signatureOf(webhook), url, webhook.fields)
  )
}

function signatureOf({ headers }: Webhook): string {
  const given = headers["x-twilio-signature"]
  return typeof given === "string" ? given : ""
}

/** The account that holds one of our senders, as Twilio writes it. */
async function holderOf({ db }: SystemCtx, channel: Channel, given = ""): Promise<string | null> {
  const { number: address } = parseTwilioAddress(given)
  if (!/^\+\d{6,15}$/.test(address) && !isMessagingService(address)) return null
  const where = { channel, address, lostAt: null }
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
  const signatories = await listTwilioSignatories(db, accountId, now)
  cacheOf(db).set(accountId, signatories, { nowMs, untilMs: nowMs + longestAgeMs })
  return signatories
}
