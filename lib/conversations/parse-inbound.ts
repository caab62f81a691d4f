import { channelOf } from "#lib/channels/channels.ts"
import type { ConsumerMessage } from "#lib/channels/port/channel-port.ts"
import { type Keyword, parseKeyword } from "#lib/consent/replies/parse-keyword.ts"
import type { ProviderEvent } from "#lib/events/store-provider-events.ts"

/** What a consumer wrote to one of our senders. */
export type InboundMessage = Pick<ProviderEvent, "accountId" | "channel" | "providerId"> &
  Pick<ConsumerMessage, "from" | "to" | "toPool" | "body"> & { keyword: Keyword | null; at: Date }

/** Reads a stored inbound webhook. */
export function parseInbound(event: Omit<ProviderEvent, "id">): InboundMessage {
  const { accountId, channel, providerId, payload, receivedAt: at } = event
  const { from, to, toPool, body, text, word } = channelOf(channel).parseInbound(payload)
  return { accountId, channel, providerId, from, to, toPool, body, keyword: keywordOf(word, text), at }
}

/** The provider may know a word in any language; a YES stays what may also be an answer. */
function keywordOf(word: ConsumerMessage["word"], text: string): Keyword | null {
  const read = parseKeyword(text)
  return word === null || (word === "start" && read === "yes") ? read : word
}
