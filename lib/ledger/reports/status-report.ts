import type { ProviderErrorClass } from "#lib/channels/port/provider-error.ts"
import type { ProviderReport } from "#lib/channels/port/transport.ts"
import { type MessageReason, reasonOfClass } from "#lib/ledger/message-reason.ts"
import { stateRank } from "#lib/ledger/message-state.ts"
import type { MessageState } from "#prisma/generated/enums.ts"

/** What a provider says about a message, in the ledger's words. */
export type StatusReport = {
  state: ReportedState
  at: Date
  reason: MessageReason | null
  errorCode: number | null
  /** Class of the error, for suppressions. */
  errorClass: ProviderErrorClass | null
}

type ReportedState = ProviderReport["state"] | Extract<MessageState, "skipped">

/** What a provider said, in the ledger's words: whom it calls unsubscribed is skipped. */
export function statusReport({ state, at, error }: ProviderReport): StatusReport {
  if (!error) return { state, at, reason: null, errorCode: null, errorClass: null }
  return {
    state: error.class === "opted_out" ? "skipped" : state,
    at,
    reason: reasonOfReport(error.class),
    errorCode: error.code,
    errorClass: error.class,
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
