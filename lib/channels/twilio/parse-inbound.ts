import type { ConsumerMessage } from "#lib/channels/port/channel-port.ts"
import { parseTwilioAddress } from "./address.ts"

const words: Record<string, ConsumerMessage["word"]> = { STOP: "stop", START: "start", HELP: "help" }
const maxMedia = 10

/** Reads the fields of an inbound webhook. Twilio's Advanced Opt-Out names the keyword itself, in any language. */
export function parseInbound(fields: Record<string, string>): ConsumerMessage {
  const { From = "", To = "", MessagingServiceSid: toPool = null } = fields
  const { Body: text = "", OptOutType = "" } = fields
  const [from, to] = [parseTwilioAddress(From).number, parseTwilioAddress(To).number]
  return { from, to, toPool, text, body: readableBody(fields, text), word: words[OptOutType] ?? null }
}

/** The text without control characters, then a note for each attachment; never empty. */
function readableBody(fields: Record<string, string>, given: string): string {
  const text = given.replace(/(?![\n\t])\p{Cc}/gu, "").trim()
  const mediaCount = Math.min(Number.parseInt(fields.NumMedia ?? "0", 10) || 0, maxMedia)
  const notes = Array.from({ length: mediaCount }, (_, index) =>
    mediaNote(fields[`MediaContentType${index}`]),
  )
  return [text, ...notes].filter((part) => part !== "").join("\n") || "[empty message]"
}

function mediaNote(contentType = ""): string {
  const kind = contentType.split("/")[0] ?? ""
  return ["image", "video", "audio"].includes(kind) ? `[${kind}]` : "[file]"
}
