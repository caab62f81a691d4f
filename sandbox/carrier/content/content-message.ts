import type { Channel } from "../messages/address.ts"
import type { SentTemplate } from "../messages/message.ts"
import { RestError } from "../rest-error.ts"
import type { ContentStore } from "./content-store.ts"
import { fillParts, fillText, type Parts, partsOf } from "./parts.ts"

const CONTENT_INVALID = 21655
const TYPE_NOT_SUPPORTED = 216602

/** What is seen of a template: a variable without a value shows its sample. */
export function filledParts(contents: ContentStore, { contentSid, variables }: SentTemplate): Parts | null {
  const content = contents.findEver(contentSid)
  return content ? fillParts(partsOf(content.types), { ...content.variables, ...variables }) : null
}

/**
 * Body and media of a message that is sent by a template. SMS takes the type twilio/text alone.
 * @throws RestError 21655, 216602
 */
export function contentMessage(
  contents: ContentStore,
  template: SentTemplate,
  channel: Channel,
): Pick<Parts, "body" | "media"> {
  const content = contents.find(template.contentSid)
  if (!content) throw new RestError(CONTENT_INVALID)
  const text = content.types["twilio/text"]
  if (channel === "sms" && !text) throw new RestError(TYPE_NOT_SUPPORTED)
  const types = channel === "sms" && text ? { "twilio/text": text } : content.types
  const values = { ...content.variables, ...template.variables }
  const { body, media } = partsOf(types)
  return { body: fillText(body, values), media: media.map((address) => fillText(address, values)) }
}
