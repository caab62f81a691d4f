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

export type Direction = "inbound" | "outbound-api" | "outbound-reply"

/** One SMS as the carrier holds it. `seq` is its place in the order of creation. */
export type Message = {
  readonly seq: number
  readonly sid: string
  readonly direction: Direction
  readonly to: string
  readonly from: string
  readonly messagingServiceSid: string | null
  readonly segments: number
  readonly numMedia: number
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
])

export const isFinal = (status: MessageStatus): boolean => FINAL.has(status)

/** The number of the handset, whichever way the message went. */
export const phoneOf = (message: Message): string =>
  message.direction === "inbound" ? message.from : message.to

/** The number of the brand, whichever way the message went. */
export const senderOf = (message: Message): string =>
  message.direction === "inbound" ? message.to : message.from
