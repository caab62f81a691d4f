import type { Core } from "../core.ts"
import type { Message } from "../messages/message.ts"
import { countSegments } from "../messages/segments.ts"
import { RestError } from "../rest-error.ts"
import type { CreateRequest } from "./create-request.ts"

/** The one sender that Twilio's test credentials accept; it serves when no numbers are configured. */
export const ALWAYS_VALID_SENDER = "+15005550006"

/** A messaging service sticks to one of its numbers for a recipient. */
function senderFor(core: Core, request: CreateRequest): string {
  if (request.from !== null) return request.from
  if (core.senders.length === 0) return ALWAYS_VALID_SENDER
  return core.senders[Number(request.to.slice(-4)) % core.senders.length] as string
}

const mayUse = (core: Core, from: string): boolean =>
  core.senders.length === 0 || core.senders.includes(from) || from === ALWAYS_VALID_SENDER

function firstStatus(request: CreateRequest): "scheduled" | "accepted" | "queued" {
  if (request.sendAtMs !== null) return "scheduled"
  return request.messagingServiceSid === null ? "queued" : "accepted"
}

/**
 * Takes a message over for sending. Its way onwards is the lifecycle's.
 * @throws RestError 21606 for a sender of somebody else, 21610 after a STOP
 */
export function acceptMessage(core: Core, request: CreateRequest, nowMs: number): Message {
  const from = senderFor(core, request)
  if (!mayUse(core, from)) throw new RestError(21606)
  if (core.optOuts.isBlocked(request.to, from)) throw new RestError(21610)
  const { to, body, smartEncoded, messagingServiceSid, numMedia, statusCallback, validitySeconds, sendAtMs } =
    request
  return core.store.add({
    direction: "outbound-api",
    to,
    from,
    body,
    messagingServiceSid,
    numMedia,
    statusCallback,
    validitySeconds,
    sendAtMs,
    segments: numMedia > 0 ? 1 : countSegments(body, smartEncoded),
    status: firstStatus(request),
    createdAtMs: nowMs,
  })
}
