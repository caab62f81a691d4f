import { classifyProviderError, type ProviderErrorClass } from "#lib/channels/twilio/provider-errors.ts"
import { type MessageReason, reasonOfClass } from "#lib/ledger/message-reason.ts"
import { stateRank } from "#lib/ledger/message-state.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/** What a status callback says about a message, in our words. */
export type StatusReport = {
  state: ReportedState
  at: Date
  reason: MessageReason | null
  errorCode: number | null
  /** Class of the error, for suppressions. */
  errorClass: ProviderErrorClass | null
}

type ReportedState = Extract<
  MessageState,
  "accepted" | "sent" | "delivered" | "read" | "skipped" | "failed" | "cancelled"
>

/** Twilio's words (Messages resource, status values). */
const stateOfStatus: Record<string, ReportedState> = {
  accepted: "accepted",
  scheduled: "accepted",
  queued: "accepted",
  sending: "accepted",
  sent: "sent",
  delivered: "delivered",
  partially_delivered: "delivered",
  read: "read",
  undelivered: "failed",
  failed: "failed",
  canceled: "cancelled",
}

/** Reads the fields of a callback; null for a status word that is not known, which then changes nothing. */
export function readStatusReport(fields: Record<string, string>, at: Date): StatusReport | null {
  const state = stateOfStatus[fields.MessageStatus ?? ""]
  if (!state) return null
  if (state !== "failed") return { state, at, reason: null, errorCode: null, errorClass: null }
  const errorCode = Number.parseInt(fields.ErrorCode ?? "", 10) || null
  const errorClass = classifyProviderError(errorCode, null).class
  const isOptOut = errorClass === "opted_out"
  return {
    state: isOptOut ? "skipped" : "failed",
    at,
    reason: reasonOfReport(errorClass),
    errorCode,
    errorClass,
  }
}

/** A callback that says "failed" ends the matter, so nothing is being looked up any more. */
const reasonOfReport = (errorClass: ProviderErrorClass): MessageReason =>
  errorClass === "ambiguous" ? "provider_temporary" : reasonOfClass[errorClass]

/** Everything the reports of one message say together, whatever their order: the highest state, the first times. */
export type StatusSummary = {
  state: ReportedState
  reason: MessageReason | null
  errorCode: number | null
  acceptedAt: Date
  sentAt: Date | null
  deliveredAt: Date | null
  readAt: Date | null
  endedAt: Date | null
}

/** Folds the reports of one message into one change. @param reports at least one */
export function summarize(reports: StatusReport[]): StatusSummary {
  const highest = reports.reduce((best, next) =>
    stateRank[next.state] > stateRank[best.state] ? next : best,
  )
  const failure = reports.find((report) => report.reason !== null)
  const earliest = (...states: ReportedState[]) =>
    reports
      .filter(({ state }) => states.includes(state))
      .map(({ at }) => at)
      .reduce<Date | null>((first, at) => (first && first <= at ? first : at), null)
  return {
    state: highest.state,
    reason: failure?.reason ?? null,
    errorCode: failure?.errorCode ?? null,
    acceptedAt: earliest(...reports.map(({ state }) => state)) ?? highest.at,
    sentAt: earliest("sent", "delivered", "read"),
    deliveredAt: earliest("delivered", "read"),
    readAt: earliest("read"),
    endedAt: earliest("failed", "skipped", "cancelled"),
  }
}
