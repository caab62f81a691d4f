import type { MessageState } from "#prisma/generated/enums.ts"

/** The one word for a recipient's state on screens, in exports and in counts (DESIGN.md, "Status"). */
export const recipientStatuses = [
  "pending",
  "held",
  "sent",
  "delivered",
  "read",
  "responded",
  "skipped",
  "failed",
  "unknown",
  "cancelled",
] as const

export type RecipientStatus = (typeof recipientStatuses)[number]

/** A line that was refused before the launch, or by the API: it never was a message and counts in no total of them. */
export const refusedStatus = "refused"

/** What a list of a campaign's recipients may say of one. */
export const rowStatuses = [...recipientStatuses, refusedStatus] as const
export type RowStatus = (typeof rowStatuses)[number]

const statusOfState: Record<MessageState, RecipientStatus> = {
  pending: "pending",
  claimed: "pending",
  submitted: "pending",
  held: "held",
  accepted: "sent",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  skipped: "skipped",
  failed: "failed",
  cancelled: "cancelled",
  unknown: "unknown",
}

/** A recipient who answered counts as responded, whatever the carrier reported before. */
export const recipientStatus = (state: MessageState, responded: boolean): RecipientStatus =>
  responded ? "responded" : statusOfState[state]

/** The ledger states behind a status, for filters in SQL; `responded` is a mark beside the state. */
export const statesOfStatus = (status: RecipientStatus): MessageState[] =>
  (Object.keys(statusOfState) as MessageState[]).filter((state) => statusOfState[state] === status)
