import { suppressRefused } from "#lib/consent/replies/suppress-refused.ts"
import { recipientsOf } from "#lib/ledger/recipients-of.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { raiseAttempts, raiseMessages } from "./raise-messages.ts"
import { type StatusReport, summarize } from "./status-report.ts"

/** What the provider said about a leg of a message of the account, in a callback or when it was asked. */
export type ReportedMessage = {
  accountId: string
  messageId: string
  month: string
  leg: number
  /** That is under way, as the lock on the message has it. */
  currentLeg: number
  providerId: string
  report: StatusReport
}

/**
 * Raises messages to what the provider reported, several reports of one together, and suppresses whom it calls
 * unsubscribed. Late word of a leg that is over is kept with that leg and changes nothing else. The caller holds the
 * messages' locks.
 */
export async function applyReports(
  tx: Transaction,
  system: SystemCtx,
  reported: ReportedMessage[],
): Promise<void> {
  const current = reported.filter(({ leg, currentLeg }) => leg === currentLeg)
  const late = reported.filter(({ leg, currentLeg }) => leg < currentLeg)
  if (current.length > 0) await raiseMessages(tx, summaries(current))
  if (late.length > 0) await raiseAttempts(tx, summaries(late))
  await suppressReported(tx, system, reported)
}

const summaries = (reported: ReportedMessage[]) =>
  [...Map.groupBy(reported, ({ messageId, leg }) => `${messageId} ${leg}`).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { messageId: id, month, leg, providerId } = first
    return [{ id, month, leg, providerId, ...summarize(group.map(({ report }) => report)) }]
  })

/** A recipient whom the provider calls unsubscribed, or whom the law forbids, is not written to again. */
async function suppressReported(
  tx: Transaction,
  system: SystemCtx,
  reported: ReportedMessage[],
): Promise<void> {
  const reasons = { opted_out: "provider_opt_out", blocked: "blocked_by_law" } as const
  for (const { messageId: id, month, leg, report } of reported) {
    const { errorClass, at: heardAt } = report
    if (errorClass !== "opted_out" && errorClass !== "blocked") continue
    const recipients = await recipientsOf(tx, [{ id, month, leg }])
    await suppressRefused(tx, system, { recipients, reason: reasons[errorClass], heardAt })
  }
}
