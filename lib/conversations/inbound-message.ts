import { type Keyword, parseKeyword } from "#lib/consent/replies/parse-keyword.ts"
import type { ProviderEvent } from "#lib/events/store-provider-events.ts"

/** What a consumer wrote to one of our numbers. */
export type InboundMessage = {
  accountId: string
  providerId: string
  /** The consumer's number, E.164 as Twilio writes it. */
  from: string
  /** Our number. */
  to: string
  body: string
  keyword: Keyword | null
  at: Date
}

const keywordOfOptOutType: Record<string, Keyword> = { STOP: "stop", START: "start", HELP: "help" }

/** Reads a stored inbound webhook. */
export function parseInbound({ accountId, providerId, payload, receivedAt }: ProviderEvent): InboundMessage {
  const body = payload.Body ?? ""
  return {
    accountId,
    providerId,
    from: payload.From ?? "",
    to: payload.To ?? "",
    body: readableBody(payload, body),
    keyword: keywordOf(payload.OptOutType, body),
    at: receivedAt,
  }
}

/** Twilio's Advanced Opt-Out names the keyword itself, in any language; a YES stays what may also be an answer. */
function keywordOf(optOutType = "", body: string): Keyword | null {
  const named = keywordOfOptOutType[optOutType]
  const read = parseKeyword(body)
  return named === undefined || (named === "start" && read === "yes") ? read : named
}

const maxMedia = 10

/** The text without control characters, then a note for each attachment; never empty. */
function readableBody(payload: Record<string, string>, body: string): string {
  const text = body.replace(/(?![\n\t])\p{Cc}/gu, "").trim()
  const mediaCount = Math.min(Number.parseInt(payload.NumMedia ?? "0", 10) || 0, maxMedia)
  const notes = Array.from({ length: mediaCount }, (_, index) =>
    mediaNote(payload[`MediaContentType${index}`]),
  )
  return [text, ...notes].filter((part) => part !== "").join("\n") || "[empty message]"
}

function mediaNote(contentType = ""): string {
  const kind = contentType.split("/")[0] ?? ""
  return ["image", "video", "audio"].includes(kind) ? `[${kind}]` : "[file]"
}
