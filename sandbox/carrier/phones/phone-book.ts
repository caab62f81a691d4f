import { filledParts } from "../content/content-message.ts"
import type { ContentStore } from "../content/content-store.ts"
import type { Parts } from "../content/parts.ts"
import { addressOn, type Channel, channelOf, numberOf } from "../messages/address.ts"
import { lowerBound } from "../messages/list-messages.ts"
import { type Message, phoneOf, senderOf } from "../messages/message.ts"
import { errorMessageOf } from "../messages/message-json.ts"
import type { MessageStore } from "../messages/message-store.ts"

const PHONES_PER_PAGE = 50
const MESSAGES_PER_PAGE = 50

type Memory = { store: MessageStore; contents: ContentStore }

export type PhoneMessage = Pick<Parts, "header" | "footer" | "media"> & {
  sid: string
  seq: number
  channel: Channel
  direction: "inbound" | "outbound"
  sender: string
  body: string
  buttons: Parts["actions"]
  /** The message whose button was tapped for this one. */
  answers: string | null
  status: string
  errorCode: number | null
  errorMessage: string | null
  segments: number
  atMs: number
}

function phoneMessage(contents: ContentStore, message: Message): PhoneMessage {
  const parts = message.template === null ? null : filledParts(contents, message.template)
  return {
    sid: message.sid,
    seq: message.seq,
    channel: channelOf(message.to),
    direction: message.direction === "inbound" ? "inbound" : "outbound",
    sender: numberOf(senderOf(message)),
    header: parts?.header ?? "",
    body: message.body,
    footer: parts?.footer ?? "",
    media: message.media,
    buttons: parts?.actions ?? [],
    answers: message.tap?.sid ?? null,
    status: message.status,
    errorCode: message.errorCode,
    errorMessage: errorMessageOf(message.errorCode),
    segments: message.segments,
    atMs: message.createdAtMs,
  }
}

/**
 * Phones by their newest message, newest first, with that message. The walk goes back from the newest
 * message and takes those that are the last of their phone.
 */
export function listPhones({ store, contents }: Memory, search: string, page: number) {
  const all = store.all()
  const found: Message[] = []
  const wanted = (page + 1) * PHONES_PER_PAGE + 1
  for (let at = all.length - 1; at >= 0 && found.length < wanted; at--) {
    const message = all[at] as Message
    if (store.isNewestOfPhone(message) && phoneOf(message).includes(search)) found.push(message)
  }
  const shown = found.slice(page * PHONES_PER_PAGE, wanted - 1)
  return {
    phones: shown.map((message) => ({
      number: phoneOf(message),
      lastMessage: phoneMessage(contents, message),
    })),
    total: store.phoneCount,
    page,
    hasMore: found.length === wanted,
  }
}

/** The newest messages of one phone on a channel before the given place, oldest first, with the place to go on from. */
export function phoneConversation(
  { store, contents }: Memory,
  number: string,
  channel: Channel,
  beforeSeq: number,
) {
  const list = store.ofAddress(addressOn(channel, number))
  const found: Message[] = []
  const end = lowerBound(list, (message) => message.seq >= beforeSeq)
  for (let at = end - 1; at >= 0 && found.length <= MESSAGES_PER_PAGE; at--) {
    const message = list[at] as Message
    if (!message.deleted && phoneOf(message) === number) found.push(message)
  }
  const shown = found.slice(0, MESSAGES_PER_PAGE).reverse()
  return {
    number,
    channel,
    messages: shown.map((message) => phoneMessage(contents, message)),
    before: found.length > MESSAGES_PER_PAGE ? (shown[0]?.seq ?? null) : null,
  }
}
