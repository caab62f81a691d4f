import type { IncomingMessage, ServerResponse } from "node:http"
import { system } from "#app/_server/system.ts"
import type { TwilioWebhook } from "#lib/channels/twilio/verify-signature.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { MethodNotAllowedError } from "#lib/platform/errors.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { readForm } from "./read-form.ts"
import { refuse } from "./refuse.ts"

type Webhook = {
  /** The verb; it checks the signature before anything else. */
  receive(system: SystemCtx, webhook: TwilioWebhook): Promise<void>
  answer(response: ServerResponse): void
}

/** Far more than the longest webhook of Twilio. */
const maxBytes = 64_000
const address = /^\/api\/webhooks\/twilio\/([^/?]+)\/(status|inbound)\/?(?:\?|$)/

const webhooks: Record<string, Webhook> = {
  /** Status callbacks (Messages resource, `StatusCallback`): 204 once stored. */
  status: { receive: receiveStatus, answer: (response) => response.writeHead(204).end() },
  /** What consumers send to our numbers. The empty TwiML sends nothing back. */
  inbound: {
    receive: receiveInbound,
    answer: (response) => response.writeHead(200, { "content-type": "text/xml" }).end("<Response/>"),
  },
}

/**
 * Answers `POST /api/webhooks/twilio/{accountId}/{status|inbound}`: a form post, answered once its verb has committed;
 * 403 for a wrong signature, other refusals as problem+json too. They come by the thousand a second, so that they do not
 * go through Next's router. False when the request is for something else.
 */
export function answerTwilioWebhook(request: IncomingMessage, response: ServerResponse): boolean {
  const [, accountId = "", kind = ""] = address.exec(request.url ?? "") ?? []
  const webhook = webhooks[kind]
  if (!webhook) return false
  if (request.method === "POST") void answer(webhook, accountId, request, response)
  else void refuse(request, response, new MethodNotAllowedError(["POST"]))
  return true
}

async function answer(
  webhook: Webhook,
  accountId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await webhook.receive(system(), await readWebhook(accountId, request))
    webhook.answer(response)
  } catch (error) {
    await refuse(request, response, error)
  }
}

async function readWebhook(accountId: string, request: IncomingMessage): Promise<TwilioWebhook> {
  const target = request.url ?? ""
  const signature = request.headers["x-twilio-signature"]
  return {
    accountId,
    target,
    query: new URLSearchParams(target.slice(target.indexOf("?") + 1)),
    fields: await readForm(request, maxBytes),
    signature: typeof signature === "string" ? signature : null,
  }
}
