import type { Message } from "./message.ts"

export const API_VERSION = "2010-04-01"
const PRICE_PER_SEGMENT_USD = 0.0079

/** The words Twilio's console shows for the delivery errors that this carrier produces. */
const ERROR_MESSAGES: Readonly<Record<number, string>> = {
  30001: "Queue overflow",
  30003: "Unreachable destination handset",
  30005: "Unknown destination handset",
  30006: "Landline or unreachable carrier",
  30007: "Message filtered",
  30008: "Unknown error",
  30036: "Validity period expired",
  63003: "Channel could not find To address",
  63012: "Channel provider returned an internal service error",
  63013: "Channel policy violation",
  63016: "Failed to send freeform message because you are outside the allowed window",
  63018: "Rate limit exceeded for Channel",
  63019: "Media failed to download",
  63024: "Invalid message recipient",
  63027: "Template does not exist for a language and locale",
  63028: "Number of parameters provided does not match the expected number of parameters",
  63032: "User cannot receive this message due to a limitation of the channel",
  63033: "Recipient blocked to receive message",
  63040: "Template rejected",
  63041: "Template paused",
  63042: "Template disabled",
  63049: "Meta chose not to deliver this marketing message",
  63050: "User has stopped marketing messages from this business",
  63051: "WhatsApp Business Account is locked",
}

/** The words for a code, if this carrier produces it. */
export const errorMessageOf = (code: number | null): string | null =>
  code === null ? null : (ERROR_MESSAGES[code] ?? null)

let cachedSecond = -1
let cachedDate = ""

/** RFC 2822 in GMT, as Twilio writes it; the last second is remembered because most dates are now. */
export function rfc2822(atMs: number): string {
  const second = Math.floor(atMs / 1000)
  if (second !== cachedSecond) {
    cachedSecond = second
    cachedDate = new Date(second * 1000).toUTCString().replace("GMT", "+0000")
  }
  return cachedDate
}

/** A price is known once the message has left; inbound ones are charged on arrival. */
const priceOf = (message: Message): string | null =>
  message.sentAtMs === null ? null : (-PRICE_PER_SEGMENT_USD * message.segments).toFixed(5)

/**
 * The Message resource of Twilio's 2010-04-01 API. While a messaging service has not yet picked a
 * sender, `from` is null and `num_segments` "0".
 */
export function messageResource(accountSid: string, message: Message) {
  const uri = `/${API_VERSION}/Accounts/${accountSid}/Messages/${message.sid}`
  const unassigned = message.status === "accepted" || message.status === "scheduled"
  const price = priceOf(message)
  return {
    account_sid: accountSid,
    api_version: API_VERSION,
    body: message.body,
    date_created: rfc2822(message.createdAtMs),
    date_sent: message.sentAtMs === null ? null : rfc2822(message.sentAtMs),
    date_updated: rfc2822(message.updatedAtMs),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: errorMessageOf(message.errorCode),
    from: unassigned ? null : message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.length),
    num_segments: unassigned ? "0" : String(message.segments),
    price,
    price_unit: price === null ? null : "USD",
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json`, feedback: `${uri}/Feedback.json` },
    to: message.to,
    uri: `${uri}.json`,
  }
}
