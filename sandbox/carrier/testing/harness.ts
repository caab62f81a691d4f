import twilio, { type Twilio } from "twilio"
import { onTestFinished, vi } from "vitest"
import type { Settings } from "../settings.ts"
import { type Carrier, type CarrierOptions, startCarrier } from "../start-carrier.ts"
import { WebhookReceiver } from "./webhook-receiver.ts"

export const ACCOUNT_SID = `AC${"0123456789abcdef".repeat(2)}`
export const AUTH_TOKEN = "token of the tests"
export const BRAND = "+12025550100"

export type Harness = { carrier: Carrier; client: Twilio; hooks: WebhookReceiver }

/** The real twilio package, pointed at a carrier. */
export function clientOf(carrier: Pick<Carrier, "url">, authToken = AUTH_TOKEN, accountSid = ACCOUNT_SID) {
  const client = twilio(accountSid, authToken)
  client.api.baseUrl = carrier.url
  client.lookups.baseUrl = carrier.url
  client.messaging.baseUrl = carrier.url
  client.content.baseUrl = carrier.url
  return client
}

/** A carrier in a hurry, a receiver for its webhooks and a client; all closed when the test ends. */
export async function startHarness(options: Partial<CarrierOptions> = {}): Promise<Harness> {
  const hooks = await WebhookReceiver.start(AUTH_TOKEN)
  const carrier = await startCarrier({
    accountSid: ACCOUNT_SID,
    authToken: AUTH_TOKEN,
    ...options,
    settings: {
      sendLatencyMs: 20,
      deliverLatencyMs: 20,
      readLatencyMs: 20,
      approvalDelayMs: 0,
      inboundUrl: `${hooks.url}/inbound`,
      ...options.settings,
    },
  })
  onTestFinished(async () => {
    await carrier.close()
    await hooks.close()
  })
  return { carrier, client: clientOf(carrier), hooks }
}

export type JsonAnswer = { status: number; body: unknown }

/** A call of the sandbox's own JSON interface. */
export async function callSandbox(
  carrier: Pick<Carrier, "url">,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
): Promise<JsonAnswer> {
  const response = await fetch(`${carrier.url}/sandbox${path}`, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await response.text()
  return { status: response.status, body: text === "" ? null : JSON.parse(text) }
}

export const changeSettings = (carrier: Carrier, change: Partial<Settings>): Promise<JsonAnswer> =>
  callSandbox(carrier, "POST", "/settings", change)

/** Answers as a phone. */
export const answerAs = (carrier: Carrier, phone: string, body: string, to = BRAND): Promise<JsonAnswer> =>
  callSandbox(carrier, "POST", `/phones/${encodeURIComponent(phone)}/messages`, { to, body })

/** Tries again until it holds; patient, for a machine that is busy with other things. */
export const eventually = <T>(holds: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(holds, { timeout: 10_000 })
