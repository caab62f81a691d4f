import { suppressRefused } from "#lib/consent/replies/suppress-refused.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { raiseMessages } from "./raise-messages.ts"
import { type StatusReport, summarize } from "./status-report.ts"

/** What the provider said about a message of the account, in a callback or when it was asked. */
export type ReportedMessage = {
  accountId: string
  messageId: string
  month: string
  providerId: string
  report: StatusReport
}

/**
 * Raises messages to what the provider reported, several reports of one together, and suppresses whom it calls
 * unsubscribed. The caller holds the messages' locks.
 */
export async function applyReports(
  tx: Transaction,
  system: SystemCtx,
  reported: ReportedMessage[],
): Promise<void> {
  if (reported.length > 0) await raiseMessages(tx, summaries(reported))
  await suppressReported(tx, system, reported)
}

const summaries = (reported: ReportedMessage[]) =>
  [...Map.groupBy(reported, ({ messageId }) => messageId)].map(([id, group]) => ({
    id,
    month: group[0]?.month ?? "",
    providerId: group[0]?.providerId ?? "",
    ...summarize(group.map(({ report }) => report)),
  }))

/** A recipient whom the provider calls unsubscribed, or whom the law forbids, is not written to again. */
async function suppressReported(
  tx: Transaction,
  system: SystemCtx,
  reported: ReportedMessage[],
): Promise<void> {
  const reasons = { opted_out: "provider_opt_out", blocked: "blocked_by_law" } as const
  for (const { messageId, report } of reported) {
    const { errorClass, at: heardAt } = report
    if (errorClass !== "opted_out" && errorClass !== "blocked") continue
    await suppressRefused(tx, system, { messageIds: [messageId], reason: reasons[errorClass], heardAt })
  }
}
