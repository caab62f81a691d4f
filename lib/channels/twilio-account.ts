import twilio from "twilio"
import { unseal } from "#lib/platform/crypto.ts"
import type { Database } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { createGate, type Gate } from "#lib/platform/gate.ts"
import { TwilioHttpClient } from "./twilio-http-client.ts"

export type TwilioSettings = { accountSid: string; authToken: string; baseUrl: string | null }

/** The Twilio credentials of an account: the installation's settings win over the account's own; null when neither is set. */
export async function twilioSettings(db: Database, accountId: string): Promise<TwilioSettings | null> {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_BASE_URL } = env()
  if (TWILIO_ACCOUNT_SID && TWILIO_AUTH_TOKEN)
    return { accountSid: TWILIO_ACCOUNT_SID, authToken: TWILIO_AUTH_TOKEN, baseUrl: TWILIO_BASE_URL ?? null }
  const account = await db.account.findUnique({ where: { id: accountId } })
  if (!account?.twilioAccountSid || !account.twilioAuthTokenSealed) return null
  return {
    accountSid: account.twilioAccountSid,
    authToken: unseal(account.twilioAuthTokenSealed),
    baseUrl: TWILIO_BASE_URL ?? account.twilioBaseUrl,
  }
}

const requestTimeoutMs = 30_000
/** For messages; others come on top, for who asks what became of them. */
const connections = 128
const connectionsForAsking = 16
const clients = new Map<string, twilio.Twilio>()

/** The `twilio` client for these settings; one pool of connections per set of credentials and process. */
export function twilioClient(settings: TwilioSettings): twilio.Twilio {
  const key = JSON.stringify(settings)
  const known = clients.get(key)
  if (known) return known
  const httpClient = new TwilioHttpClient({
    connections: connections + connectionsForAsking,
    timeoutMs: requestTimeoutMs,
  })
  const client = twilio(settings.accountSid, settings.authToken, { httpClient })
  if (settings.baseUrl) client.api.baseUrl = client.lookups.baseUrl = settings.baseUrl
  clients.set(key, client)
  return client
}

const gates = new WeakMap<twilio.Twilio, Gate>()

/** Lets in as many as there are connections: a request in the client's own queue would leave whenever one gets free. */
export function connectionGate(client: twilio.Twilio): Gate {
  const gate = gates.get(client) ?? createGate(connections)
  gates.set(client, gate)
  return gate
}
