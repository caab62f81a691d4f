import type { Core } from "../core.ts"
import { channelOf } from "../messages/address.ts"
import type { Message, Tap } from "../messages/message.ts"
import { countSegments } from "../messages/segments.ts"
import { serviceOf } from "../numbers/messaging-services.ts"
import type { WebhookResult } from "../webhooks/webhook-sender.ts"
import { inboundParams } from "./inbound-params.ts"
import { CONFIRMATIONS, findKeyword, type Keyword } from "./opt-outs.ts"

/** What a person writes or taps; both addresses are of one channel. */
export type PhoneAnswer = { phone: string; sender: string; body: string; tap: Tap | null }

const NOT_SPECIFIC = {
  messagingServiceSid: null,
  media: [],
  template: null,
  statusCallback: null,
  validitySeconds: 36_000,
  sendAtMs: null,
}

/**
 * A person writes from a phone to one of the brand's numbers. Keywords of SMS are obeyed and confirmed by the
 * carrier itself, and the message still goes to the inbound webhook; in WhatsApp they are words like others.
 */
export async function receiveMessage(
  core: Core,
  { phone, sender, body, tap }: PhoneAnswer,
): Promise<{ message: Message; webhook: WebhookResult }> {
  const isSms = channelOf(phone) === "sms"
  const message = core.store.add({
    ...NOT_SPECIFIC,
    messagingServiceSid: serviceOf(core, sender) ?? null,
    direction: "inbound",
    to: sender,
    from: phone,
    body,
    tap,
    segments: isSms ? countSegments(body) : 1,
    status: "received",
    createdAtMs: Date.now(),
  })
  const keyword = isSms ? findKeyword(body) : undefined
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
    tap: null,
    segments: countSegments(body),
    status: "queued",
    createdAtMs: Date.now(),
  })
  core.lifecycle.start(reply)
}

async function postInbound(core: Core, message: Message): Promise<WebhookResult> {
  const url = core.settings.inboundUrl
  if (url === null) return { status: null, error: "no inbound address is set" }
  return core.webhooks.post({ url, params: inboundParams(core.accountSid, message) })
}
