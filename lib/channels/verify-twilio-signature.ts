import twilio from "twilio"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Database } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { ForgedWebhookError } from "#lib/platform/errors.ts"
import { type TwilioSettings, twilioSettings } from "./twilio-account.ts"

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

/**
 * Checks that a webhook comes from the account's own Twilio account: HMAC-SHA1 with its auth token over the configured
 * public URL and the fields (never over the Host header, which a proxy or a forger sets). Throws ForgedWebhookError with
 * the same words for a forged request, an unknown account and another account's URL.
 */
export async function requireTwilioSignature(system: SystemCtx, webhook: TwilioWebhook): Promise<void> {
  const isGenuine = (settings: TwilioSettings | null) => settings !== null && isSigned(settings, webhook)
  if (!webhook.signature || !/^\d{1,20}$/.test(webhook.accountId)) throw refusal()
  if (isGenuine(await cachedSettings(system, webhook.accountId, longestAgeMs))) return
  if (isGenuine(await cachedSettings(system, webhook.accountId, afterRotationMs))) return
  throw refusal()
}

function isSigned({ accountSid, authToken }: TwilioSettings, webhook: TwilioWebhook): boolean {
  const url = env().PUBLIC_URL + webhook.target
  return (
    webhook.fields.AccountSid === accountSid &&
    twilio.validateRequest(authToken, webhook.signature ?? "", url, webhook.fields)
  )
}

const refusal = () => new ForgedWebhookError("The signature of this webhook is not valid")

/** Credentials are read anew this often, and sooner when a signature does not fit: the token may have been rotated. */
const longestAgeMs = 30_000
const afterRotationMs = 1_000
const maxCached = 1_000

type Cached = { settings: TwilioSettings | null; readAt: number }
const caches = new WeakMap<Database, Map<string, Cached>>()

async function cachedSettings(
  { db, clock }: SystemCtx,
  accountId: string,
  maxAgeMs: number,
): Promise<TwilioSettings | null> {
  const cache = caches.get(db) ?? new Map<string, Cached>()
  caches.set(db, cache)
  const now = clock.now().getTime()
  const known = cache.get(accountId)
  if (known && now - known.readAt < maxAgeMs) return known.settings
  const exists = await db.account.count({ where: { id: accountId } })
  const settings = exists ? await twilioSettings(db, accountId) : null
  if (cache.size >= maxCached) cache.clear()
  cache.set(accountId, { settings, readAt: now })
  return settings
}
