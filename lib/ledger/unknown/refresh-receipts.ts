import { applyReports } from "#lib/ledger/reports/apply-reports.ts"
import { lockMessage } from "#lib/ledger/reports/lock-messages.ts"
import { statusReport } from "#lib/ledger/reports/status-report.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type Ask, type LookupCounts, lookUpMessages } from "./look-up-messages.ts"
import { expireReceipts, receiptLooks } from "./receipt-looks.ts"

export type ReceiptCounts = LookupCounts & { failedCount: number }

/**
 * Asks the provider for messages that it took and never reported the end of (Twilio recommends to reconcile: callbacks
 * get lost). Without a receipt for 72 hours, `accepted` becomes failed with `no_receipt`; `sent` is final then.
 */
export async function refreshReceipts(system: SystemCtx): Promise<ReceiptCounts> {
  const failedCount = await expireReceipts(system.db)
  const counts = await lookUpMessages(system, receiptLooks, askFor(system))
  return { ...counts, failedCount }
}

const endStates = new Set(["delivered", "read", "failed", "skipped", "cancelled"])

const askFor =
  (system: SystemCtx): Ask =>
  async (transport, lookup) => {
    const message = lookup.providerId && (await transport.findMessage(lookup.providerId))
    if (!message) return []
    const reports = message.reports.map(statusReport)
    await system.db.$transaction(async (tx) => {
      const { accountId, messageId, month, leg } = lookup
      const locked = await lockMessage(tx, lookup)
      const reported = reports.map((report) => ({
        ...{ accountId, messageId, month, leg, currentLeg: locked?.leg ?? leg },
        ...{ providerId: message.providerId, report },
      }))
      await applyReports(tx, system, reported)
    })
    return reports.some(({ state }) => endStates.has(state)) ? null : []
  }
