import { numberOf } from "./address.ts"

export type MessageStatus =
  | "accepted"
  | "scheduled"
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "undelivered"
  | "failed"
  | "canceled"
  | "received"
  | "read"

export type Direction = "inbound" | "outbound-api" | "outbound-reply"

/** The template of a message, with the values it was sent with; it is filled whenever it is looked at. */
export type SentTemplate = {
  readonly contentSid: string
  readonly variables: Readonly<Record<string, string>>
}

/** What an inbound WhatsApp message answers, and the button that was tapped for it. */
export type Tap = { readonly sid: string; readonly text: string; readonly payload: string }

/** One SMS or WhatsApp message as the carrier holds it. `seq` is its place in the order of creation. */
export type Message = {
  readonly seq: number
  readonly sid: string
  readonly direction: Direction
  readonly to: string
  readonly from: string
  readonly messagingServiceSid: string | null
  readonly segments: number
  readonly media: readonly string[]
  readonly template: SentTemplate | null
  readonly tap: Tap | null
  readonly statusCallback: string | null
  readonly validitySeconds: number
  readonly createdAtMs: number
  /** When a scheduled message is due, else null. */
  readonly sendAtMs: number | null
  body: string
  status: MessageStatus
  errorCode: number | null
  updatedAtMs: number
  sentAtMs: number | null
  deleted: boolean
}

const FINAL: ReadonlySet<MessageStatus> = new Set([
  "delivered",
  "undelivered",
  "failed",
  "canceled",
  "received",
  "read",
])

export const isFinal = (status: MessageStatus): boolean => FINAL.has(status)

/** The number of the handset, whichever way the message went. */
export const phoneOf = (message: Message): string =>
  numberOf(message.direction === "inbound" ? message.from : message.to)

/** The address of the brand, whichever way the message went. */
export const senderOf = (message: Message): string =>
  message.direction === "inbound" ? message.to : message.from
