import twilio from "twilio"
import { applyReports } from "#lib/messages/callbacks/apply-reports.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { type Ask, type LookupCounts, lookUpMessages } from "./look-up-messages.ts"
import { type ProviderMessage, reportsOf } from "./provider-message.ts"
import { forgetAnswered, type Lookup, type LookupPlan, receiptWithinSeconds } from "./take-lookups.ts"

const [minute, hour] = [60, 3_600]
const batchSize = 1_000

/** Messages that the provider took and whose callbacks may be lost. */
const plan: LookupPlan = {
  isOpen: Prisma.sql`m.state IN ('accepted', 'sent') AND m.provider_id IS NOT NULL
    AND m.submitted_at > now() - make_interval(secs => ${receiptWithinSeconds}::float8)`,
  looksAfterSeconds: [15 * minute, hour, 6 * hour, 24 * hour, 71 * hour],
}

export type ReceiptCounts = LookupCounts & { failedCount: number }

/**
 * Asks the provider for messages that it took and never reported the end of (Twilio recommends to reconcile: callbacks
 * get lost). Without a receipt for 72 hours, `accepted` becomes failed with `no_receipt`; `sent` is final then.
 */
export async function refreshReceipts(system: SystemCtx): Promise<ReceiptCounts> {
  await forgetAnswered(system.db)
  const counts = await lookUpMessages(system, plan, askFor(system))
  const failedCount = await system.db.$executeRaw`
    UPDATE message SET state = 'failed', reason = 'no_receipt', ended_at = clock_timestamp()
    WHERE (id, month) IN (
      SELECT id, month FROM message
      WHERE state = 'accepted' AND provider_id IS NOT NULL
        AND submitted_at < now() - make_interval(secs => ${receiptWithinSeconds}::float8)
      LIMIT ${batchSize}::int FOR UPDATE SKIP LOCKED)`
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
      const { accountId, messageId } = lookup
      const locked = await tx.$queryRaw<{ month: string }[]>`
        SELECT month::text FROM message WHERE id = ${messageId}::uuid FOR UPDATE`
      const reported = locked.flatMap(({ month }) =>
        reports.map((report) => ({ accountId, messageId, month, providerId: message.sid, report })),
      )
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
