import { suppressRecipients } from "#lib/consent/suppress-refused.ts"
import { jobCtx, type SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { lockMessages } from "./lock-messages.ts"
import { applyingLimits, markApplied, takeOpenEvents } from "./open-events.ts"
import { raiseMessages } from "./raise-messages.ts"
import { readStatusReport, type StatusReport, summarize } from "./status-report.ts"
import type { ProviderEvent } from "./store-provider-events.ts"

type Matched = { event: ProviderEvent; messageId: string; report: StatusReport }

/** How long a callback without our message id waits for its message: the create response may not be stored yet. */
const matchWithinMs = 10 * 60_000

/**
 * Applies stored status callbacks to the ledger, all in one transaction. Safe to repeat and to overlap: each event is
 * taken once, and a message only rises. An event whose message may still turn up stays open for the sweep.
 */
export async function applyStatusEvents(system: SystemCtx, events: ProviderEvent[]): Promise<void> {
  const now = system.clock.now()
  await system.db.$transaction(async (tx) => {
    const open = await takeOpenEvents(tx, events)
    const messageOf = await lockMessages(tx, open)
    const matched = open.flatMap((event) => match(event, messageOf.get(event.id)))
    if (matched.length > 0) await raiseMessages(tx, summaries(matched))
    await suppressReported(tx, system, matched)
    const mayTurnUp = (event: ProviderEvent) =>
      !messageOf.has(event.id) &&
      !event.messageId &&
      now.getTime() - event.receivedAt.getTime() < matchWithinMs
    await markApplied(
      tx,
      open.filter((event) => !mayTurnUp(event)),
      now,
    )
  }, applyingLimits)
}

function match(event: ProviderEvent, messageId: string | undefined): Matched[] {
  const report = readStatusReport(event.payload, event.receivedAt)
  return messageId && report ? [{ event, messageId, report }] : []
}

const summaries = (matched: Matched[]) =>
  [...Map.groupBy(matched, ({ messageId }) => messageId)].map(([id, group]) => ({
    id,
    providerId: group[0]?.event.providerId ?? "",
    ...summarize(group.map(({ report }) => report)),
  }))

/** A recipient whom the provider calls unsubscribed, or whom the law forbids, is not written to again. */
async function suppressReported(tx: Transaction, system: SystemCtx, matched: Matched[]): Promise<void> {
  const reasons = { opted_out: "provider_opt_out", blocked: "blocked_by_law" } as const
  for (const { event, messageId, report } of matched) {
    const { errorClass } = report
    if (errorClass !== "opted_out" && errorClass !== "blocked") continue
    const ctx = jobCtx(system, event.accountId, "status callback")
    await suppressRecipients(tx, ctx, [messageId], reasons[errorClass])
  }
}
