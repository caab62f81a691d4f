import type twilio from "twilio"
import { readStatusReport, type StatusReport } from "#lib/ledger/reports/status-report.ts"

/** A message as the provider has it (Messages resource). */
export type ProviderMessage = Pick<
  Awaited<ReturnType<twilio.Twilio["messages"]["list"]>>[number],
  "sid" | "body" | "status" | "errorCode" | "dateCreated"
> & { dateSent: Date | null; dateUpdated: Date | null }

/** What the provider's record says about the message, as the callbacks would have said it. */
export function reportsOf(message: ProviderMessage): StatusReport[] {
  const { dateCreated, dateSent, dateUpdated, status, errorCode } = message
  const fields = { MessageStatus: status, ErrorCode: String(errorCode ?? "") }
  return [
    readStatusReport({ MessageStatus: "accepted" }, dateCreated),
    dateSent && readStatusReport({ MessageStatus: "sent" }, dateSent),
    readStatusReport(fields, dateUpdated ?? dateSent ?? dateCreated),
  ].filter((report) => report !== null)
}
