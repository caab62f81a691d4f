import type { JournalEntry } from "../storage/journal-entry.ts"
import { type Message, type MessageStatus, phoneOf } from "./message.ts"
import { hexId } from "./sid.ts"

export type MessageDraft = Omit<Message, "seq" | "sid" | "updatedAtMs" | "sentAtMs" | "errorCode" | "deleted">

const NO_MESSAGES: readonly Message[] = []

/** Every message in memory, found by sid, by number or by age in time that does not grow with their count. */
export class MessageStore {
  #all: Message[] = []
  #bySid = new Map<string, Message>()
  #byAddress = new Map<string, Message[]>()
  #newestOfPhone = new Map<string, Message>()
  #counts = new Map<MessageStatus, number>()
  #record: (entry: JournalEntry) => void
  /** The longest time a message has waited between creation and sending; bounds searches by date. */
  longestWaitMs = 0
  /** Rises with every change, so that a page knows when to look again. */
  version = 0

  constructor(record: (entry: JournalEntry) => void) {
    this.#record = record
  }

  add(draft: MessageDraft): Message {
    const message: Message = {
      ...draft,
      seq: this.#all.length,
      sid: (draft.media.length > 0 ? "MM" : "SM") + hexId(),
      updatedAtMs: draft.createdAtMs,
      sentAtMs: draft.direction === "inbound" ? draft.createdAtMs : null,
      errorCode: null,
      deleted: false,
    }
    this.insert(message)
    this.#record({ type: "message", message })
    return message
  }

  /** Files a message that exists already: a new one, or one read back from the data file. */
  insert(message: Message): void {
    this.#all.push(message)
    this.#bySid.set(message.sid, message)
    this.#index(message.to, message)
    this.#index(message.from, message)
    this.#newestOfPhone.set(phoneOf(message), message)
    this.#count(message.status, 1)
    if (message.sentAtMs !== null) this.#noteWait(message)
    this.version++
  }

  transition(message: Message, status: MessageStatus, errorCode: number | null, atMs: number): void {
    this.#count(message.status, -1)
    this.#count(status, 1)
    message.status = status
    message.errorCode = errorCode
    message.updatedAtMs = atMs
    if (status === "sent") {
      message.sentAtMs = atMs
      this.#noteWait(message)
    }
    this.version++
    this.#record({ type: "status", sid: message.sid, status, errorCode, atMs })
  }

  redact(message: Message): void {
    message.body = ""
    this.version++
    this.#record({ type: "redact", sid: message.sid })
  }

  remove(message: Message): void {
    message.deleted = true
    message.body = ""
    this.#bySid.delete(message.sid)
    this.#count(message.status, -1)
    this.#repointNewest(phoneOf(message), message)
    this.version++
    this.#record({ type: "remove", sid: message.sid })
  }

  clear(): void {
    for (const message of this.#all) message.deleted = true
    this.#all = []
    this.#bySid.clear()
    this.#byAddress.clear()
    this.#newestOfPhone.clear()
    this.#counts.clear()
    this.longestWaitMs = 0
    this.version++
    this.#record({ type: "clear" })
  }

  find(sid: string): Message | undefined {
    return this.#bySid.get(sid)
  }

  /** All messages in order of creation, deleted ones included (look at `deleted`). */
  all(): readonly Message[] {
    return this.#all
  }

  /** The messages to or from one number, in order of creation, deleted ones included. */
  ofAddress(address: string): readonly Message[] {
    return this.#byAddress.get(address) ?? NO_MESSAGES
  }

  isNewestOfPhone(message: Message): boolean {
    return this.#newestOfPhone.get(phoneOf(message)) === message
  }

  get phoneCount(): number {
    return this.#newestOfPhone.size
  }

  /** Messages by status; only statuses that occur. */
  counts(): Partial<Record<MessageStatus, number>> {
    return Object.fromEntries([...this.#counts].filter(([, count]) => count > 0))
  }

  /** Messages that are not deleted. */
  get size(): number {
    return this.#bySid.size
  }

  #index(address: string, message: Message): void {
    const list = this.#byAddress.get(address)
    if (list) list.push(message)
    else this.#byAddress.set(address, [message])
  }

  #count(status: MessageStatus, by: 1 | -1): void {
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + by)
  }

  #noteWait(message: Message): void {
    const waitMs = (message.sentAtMs ?? 0) - message.createdAtMs
    if (waitMs > this.longestWaitMs) this.longestWaitMs = waitMs
  }

  #repointNewest(phone: string, removed: Message): void {
    if (this.#newestOfPhone.get(phone) !== removed) return
    const previous = this.ofAddress(phone).findLast(
      (message) => !message.deleted && phoneOf(message) === phone,
    )
    if (previous) this.#newestOfPhone.set(phone, previous)
    else this.#newestOfPhone.delete(phone)
  }
}
