import { lowerBound } from "../messages/list-messages.ts"
import { type Message, phoneOf, senderOf } from "../messages/message.ts"
import type { MessageStore } from "../messages/message-store.ts"

const PHONES_PER_PAGE = 50
const MESSAGES_PER_PAGE = 50

export type PhoneMessage = {
  sid: string
  seq: number
  direction: "inbound" | "outbound"
  sender: string
  body: string
  status: string
  errorCode: number | null
  segments: number
  atMs: number
}

const phoneMessage = (message: Message): PhoneMessage => ({
  sid: message.sid,
  seq: message.seq,
  direction: message.direction === "inbound" ? "inbound" : "outbound",
  sender: senderOf(message),
  body: message.body,
  status: message.status,
  errorCode: message.errorCode,
  segments: message.segments,
  atMs: message.createdAtMs,
})

/**
 * Phones by their newest message, newest first, with that message. The walk goes back from the newest
 * message and takes those that are the last of their phone.
 */
export function listPhones(store: MessageStore, search: string, page: number) {
  const all = store.all()
  const found: Message[] = []
  const wanted = (page + 1) * PHONES_PER_PAGE + 1
  for (let at = all.length - 1; at >= 0 && found.length < wanted; at--) {
    const message = all[at] as Message
    if (store.isNewestOfPhone(message) && phoneOf(message).includes(search)) found.push(message)
  }
  const shown = found.slice(page * PHONES_PER_PAGE, wanted - 1)
  return {
    phones: shown.map((message) => ({ number: phoneOf(message), lastMessage: phoneMessage(message) })),
    total: store.phoneCount,
    page,
    hasMore: found.length === wanted,
  }
}

/** The newest messages of one phone before the given place, oldest first, with the place to go on from. */
export function phoneConversation(store: MessageStore, phone: string, beforeSeq: number) {
  const list = store.ofAddress(phone)
  const found: Message[] = []
  const end = lowerBound(list, (message) => message.seq >= beforeSeq)
  for (let at = end - 1; at >= 0 && found.length <= MESSAGES_PER_PAGE; at--) {
    const message = list[at] as Message
    if (!message.deleted && phoneOf(message) === phone) found.push(message)
  }
  const shown = found.slice(0, MESSAGES_PER_PAGE).reverse()
  return {
    number: phone,
    messages: shown.map(phoneMessage),
    before: found.length > MESSAGES_PER_PAGE ? (shown[0]?.seq ?? null) : null,
  }
}
