import type { IncomingMessage, ServerResponse } from "node:http"
import { system } from "#app/_server/system.ts"
import { findWebhookSource } from "#lib/channels/channels.ts"
import type { Webhook, WebhookSource } from "#lib/channels/port/webhook-source.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { MethodNotAllowedError } from "#lib/platform/errors.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { readForm } from "./read-form.ts"
import { refuse } from "./refuse.ts"

type Receiver = {
  /** The verb; it checks who calls before anything else. */
  receive(system: SystemCtx, webhook: Webhook): Promise<void>
  answer(response: ServerResponse, source: WebhookSource): void
}

/** Far more than the longest webhook of Twilio. */
const maxBytes = 64_000
const address = /^\/api\/webhooks\/([^/?]+)\/([^/?]+)\/(status|inbound)\/?(?:\?|$)/

const receivers: Record<string, Receiver> = {
  /** What became of a message: 204 once stored. */
  status: { receive: receiveStatus, answer: (response) => response.writeHead(204).end() },
  /** What consumers send to our numbers. */
  inbound: {
    receive: receiveInbound,
    answer: (response, { inboundAnswer: { contentType, body } }) =>
      response.writeHead(200, { "content-type": contentType }).end(body),
  },
}

/**
 * Answers `POST /api/webhooks/{source}/{accountId}/{status|inbound}`: a form post, answered once its verb has committed;
 * 403 for a forged one, other refusals as problem+json too. They come by the thousand a second, so that they do not go
 * through Next's router. False when the request is for something else.
 */
export function answerProviderWebhook(request: IncomingMessage, response: ServerResponse): boolean {
  const [, name = "", accountId = "", kind = ""] = address.exec(request.url ?? "") ?? []
  const source = findWebhookSource(name)
  const receiver = receivers[kind]
  if (!source || !receiver) return false
  if (request.method === "POST") void answer({ source, receiver, accountId }, request, response)
  else void refuse(request, response, new MethodNotAllowedError(["POST"]))
  return true
}

type Called = { source: WebhookSource; receiver: Receiver; accountId: string }

async function answer(called: Called, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { source, receiver } = called
  try {
    await receiver.receive(system(), await readWebhook(called, request))
    receiver.answer(response, source)
  } catch (error) {
    await refuse(request, response, error)
  }
}

async function readWebhook({ source, accountId }: Called, request: IncomingMessage): Promise<Webhook> {
  const target = request.url ?? ""
  return {
    source,
    accountId,
    target,
    query: new URLSearchParams(target.slice(target.indexOf("?") + 1)),
    fields: await readForm(request, maxBytes),
    headers: request.headers,
  }
}
