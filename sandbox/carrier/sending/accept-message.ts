import type { Core } from "../core.ts"
import type { Message } from "../messages/message.ts"
import { countSegments } from "../messages/segments.ts"
import { ALWAYS_VALID_SENDER, poolOf } from "../numbers/messaging-services.ts"
import { RestError } from "../rest-error.ts"
import type { CreateRequest } from "./create-request.ts"

/** A messaging service sticks to one of its numbers for a recipient. */
function senderFor(core: Core, request: CreateRequest): string {
  if (request.from !== null) return request.from
  const pool = poolOf(core, request.messagingServiceSid ?? "")
  if (!pool) throw new RestError(21701)
  if (pool.length === 0) throw new RestError(21704)
  return pool[Number(request.to.slice(-4)) % pool.length] as string
}

const mayUse = (core: Core, from: string): boolean =>
  core.senders.length === 0 || core.senders.includes(from) || from === ALWAYS_VALID_SENDER

function firstStatus(request: CreateRequest): "scheduled" | "accepted" | "queued" {
  if (request.sendAtMs !== null) return "scheduled"
  return request.messagingServiceSid === null ? "queued" : "accepted"
}

/**
 * Takes a message over for sending. Its way onwards is the lifecycle's.
 * @throws RestError 21606 for a sender of somebody else, 21701 and 21704 for a messaging service that does not exist or has
 * no number, 21610 after a STOP
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
