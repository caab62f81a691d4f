import twilio from "twilio"
import { createGate, type Gate } from "#lib/platform/gate.ts"
import type { TwilioSettings } from "./account.ts"
import { TwilioHttpClient } from "./http-client.ts"

const requestTimeoutMs = 30_000
/** For messages; others come on top, for who asks what became of them. */
const connections = 128
const connectionsForAsking = 16
const clients = new Map<string, twilio.Twilio>()

/**
 * The `twilio` client for these settings; one pool of connections per set of credentials and process. Credentials that
 * change make another client: who still holds the old one finishes with it.
 */
export function twilioClient(settings: TwilioSettings): twilio.Twilio {
  const { accountSid, authToken, baseUrl } = settings
  const key = JSON.stringify([accountSid, authToken, baseUrl])
  const known = clients.get(key)
  if (known) return known
  const { client } = openClient(settings, {
    connections: connections + connectionsForAsking,
    timeoutMs: requestTimeoutMs,
  })
  clients.set(key, client)
  return client
}

const impatient = { connections: 8, timeoutMs: 10_000 }

/** Asks with a client of its own, which is gone afterwards: for credentials that a person typed and may have got wrong. */
export async function withTwilioClient<T>(
  settings: TwilioSettings,
  ask: (client: twilio.Twilio) => Promise<T>,
): Promise<T> {
  const { client, close } = openClient(settings, impatient)
  return ask(client).finally(close)
}

function openClient(settings: TwilioSettings, options: { connections: number; timeoutMs: number }) {
  const httpClient = new TwilioHttpClient(options)
  const client = twilio(settings.accountSid, settings.authToken, { httpClient })
  if (settings.baseUrl)
    for (const domain of [client.api, client.lookups, client.content, client.messaging])
      domain.baseUrl = settings.baseUrl
  return { client, close: httpClient.close }
}

const gates = new WeakMap<twilio.Twilio, Gate>()

/** Lets in as many as there are connections: a request in the client's own queue would leave whenever one gets free. */
export function connectionGate(client: twilio.Twilio): Gate {
  const gate = gates.get(client) ?? createGate(connections)
  gates.set(client, gate)
  return gate
}
