import twilio from "twilio"
import { applyReports } from "#lib/ledger/reports/apply-reports.ts"
import { lockMessage } from "#lib/ledger/reports/lock-messages.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type Ask, type LookupCounts, lookUpMessages } from "./look-up-messages.ts"
import type { Lookup } from "./lookup-plan.ts"
import { type ProviderMessage, reportsOf } from "./provider-message.ts"
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
  async (client, lookup) => {
    const message = await fetchMessage(client, lookup)
    if (!message) return []
    const reports = reportsOf(message)
    await system.db.$transaction(async (tx) => {
      const { accountId, messageId, month, leg } = lookup
      const locked = await lockMessage(tx, lookup)
      const reported = reports.map((report) => ({
        ...{
          accountId,
          messageId,
          month,
          leg,
          currentLeg: locked?.leg ?? leg,
          providerId: message.sid,
          report,
        },
      }))
      await applyReports(tx, system, reported)
    })
    return reports.some(({ state }) => endStates.has(state)) ? null : []
  }

/** Null for a message that the provider does not know any more: it forgets them after some time. */
async function fetchMessage(client: twilio.Twilio, { providerId }: Lookup): Promise<ProviderMessage | null> {
  try {
    return await client.messages(providerId ?? "").fetch()
  } catch (error) {
    if (error instanceof twilio.RestException && error.status === 404) return null
    throw error
  }
}
