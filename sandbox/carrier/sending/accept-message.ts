import { contentMessage } from "../content/content-message.ts"
import type { Core } from "../core.ts"
import { addressOn, channelOf, numberOf } from "../messages/address.ts"
import type { Message } from "../messages/message.ts"
import { countSegments } from "../messages/segments.ts"
import { ALWAYS_VALID_SENDER, poolOf } from "../numbers/messaging-services.ts"
import { RestError } from "../rest-error.ts"
import type { CreateRequest } from "./create-request.ts"

const NOT_OWN_SENDER = { sms: 21606, whatsapp: 63007 }

/** A messaging service sticks to one of its numbers for a recipient. */
function senderFor(core: Core, request: CreateRequest): string {
  if (request.from !== null) return request.from
  const pool = poolOf(core, request.messagingServiceSid ?? "")
  if (!pool) throw new RestError(21701)
  if (pool.length === 0) throw new RestError(21704)
  return addressOn(channelOf(request.to), pool[Number(request.to.slice(-4)) % pool.length] as string)
}

/** Whether an address is one of the account: each of its numbers is a WhatsApp sender too. */
export function ownsSender({ senders }: Pick<Core, "senders">, address: string): boolean {
  const number = numberOf(address)
  return senders.length === 0 || senders.includes(number) || number === ALWAYS_VALID_SENDER
}

function firstStatus(request: CreateRequest): "scheduled" | "accepted" | "queued" {
  if (request.sendAtMs !== null) return "scheduled"
  return request.messagingServiceSid === null ? "queued" : "accepted"
}

/** Body and media, those of a template filled; a WhatsApp message counts as one segment, whatever its length. */
function contentOf(core: Core, { to, body, media, template, smartEncoded }: CreateRequest) {
  const channel = channelOf(to)
  const filled = template === null ? { body, media } : contentMessage(core.contents, template, channel)
  const isOne = channel === "whatsapp" || filled.media.length > 0
  return { ...filled, template, segments: isOne ? 1 : countSegments(filled.body, smartEncoded) }
}

/**
 * Takes a message over for sending. Its way onwards is the lifecycle's.
 * @throws RestError 21606 or 63007 for a sender of somebody else, 21701 and 21704 for a messaging service that does not
 * exist or has no number, 21610 after a STOP, 21655 and 216602 for a template
 */
export function acceptMessage(core: Core, request: CreateRequest, nowMs: number): Message {
  const from = senderFor(core, request)
  const { to, messagingServiceSid, statusCallback, validitySeconds, sendAtMs } = request
  if (!ownsSender(core, from)) throw new RestError(NOT_OWN_SENDER[channelOf(to)])
  if (core.optOuts.isBlocked(to, from)) throw new RestError(21610)
  return core.store.add({
    direction: "outbound-api",
    to,
    from,
    ...contentOf(core, request),
    messagingServiceSid,
    statusCallback,
    validitySeconds,
    sendAtMs,
    tap: null,
    status: firstStatus(request),
    createdAtMs: nowMs,
  })
}
