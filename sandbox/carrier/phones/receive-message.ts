import type { Core } from "../core.ts"
import type { Message } from "../messages/message.ts"
import { API_VERSION } from "../messages/message-json.ts"
import { countSegments } from "../messages/segments.ts"
import { serviceOf } from "../numbers/messaging-services.ts"
import type { WebhookResult } from "../webhooks/webhook-sender.ts"
import { CONFIRMATIONS, findKeyword, type Keyword } from "./opt-outs.ts"

export type PhoneAnswer = { phone: string; sender: string; body: string }

const NOT_SPECIFIC = { messagingServiceSid: null, numMedia: 0, validitySeconds: 36_000, sendAtMs: null }

/**
 * A person writes from a phone to one of the brand's numbers. Keywords are obeyed and confirmed by the
 * carrier itself, and the message still goes to the inbound webhook.
 */
export async function receiveMessage(
  core: Core,
  { phone, sender, body }: PhoneAnswer,
): Promise<{ message: Message; webhook: WebhookResult }> {
  const message = core.store.add({
    ...NOT_SPECIFIC,
    direction: "inbound",
    to: sender,
    from: phone,
    body,
    segments: countSegments(body),
    status: "received",
    statusCallback: null,
    createdAtMs: Date.now(),
  })
  const keyword = findKeyword(body)
  if (keyword && obey(core, keyword, phone, sender)) confirm(core, keyword, phone, sender)
  return { message, webhook: await postInbound(core, message) }
}

/** Whether there is something to confirm: STOP and START only when they change something. */
function obey(core: Core, keyword: Keyword, phone: string, sender: string): boolean {
  if (keyword === "stop") return core.optOuts.block(phone, sender)
  if (keyword === "start") return core.optOuts.unblock(phone, sender)
  return true
}

function confirm(core: Core, keyword: Keyword, phone: string, sender: string): void {
  const body = CONFIRMATIONS[keyword]
  const reply = core.store.add({
    ...NOT_SPECIFIC,
    direction: "outbound-reply",
    to: phone,
    from: sender,
    body,
    segments: countSegments(body),
    status: "queued",
    statusCallback: null,
    createdAtMs: Date.now(),
  })
  core.lifecycle.start(reply)
}

async function postInbound(core: Core, message: Message): Promise<WebhookResult> {
  const url = core.settings.inboundUrl
  if (url === null) return { status: null, error: "no inbound address is set" }
  const service = serviceOf(core, message.to)
  const params = {
    AccountSid: core.accountSid,
    ApiVersion: API_VERSION,
    Body: message.body,
    From: message.from,
    MessageSid: message.sid,
    ...(service !== undefined && { MessagingServiceSid: service }),
    NumMedia: "0",
    NumSegments: String(message.segments),
    SmsMessageSid: message.sid,
    SmsSid: message.sid,
    SmsStatus: "received",
    To: message.to,
  }
  return core.webhooks.post({ url, params })
}
