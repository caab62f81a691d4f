import { channelOf } from "#lib/channels/channels.ts"
import { applyingLimits, markApplied, takeOpenEvents } from "#lib/events/open-events.ts"
import type { ProviderEvent } from "#lib/events/store-provider-events.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { applyReports, type ReportedMessage } from "./apply-reports.ts"
import { type LockedMessage, lockMessages } from "./lock-messages.ts"
import { statusReport } from "./status-report.ts"

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
    const foundIds = await applyToMessages(tx, system, open)
    const mayTurnUp = (event: ProviderEvent) =>
      !foundIds.has(event.id) &&
      !event.messageId &&
      now.getTime() - event.receivedAt.getTime() < matchWithinMs
    await markApplied(
      tx,
      open.filter((event) => !mayTurnUp(event)),
      now,
    )
  }, applyingLimits)
}

/** Applies callbacks that nobody else can be applying. Returns the ids of those whose message was found. */
export async function applyToMessages(
  tx: Transaction,
  system: SystemCtx,
  events: ProviderEvent[],
): Promise<Set<string>> {
  const messageOf = await lockMessages(tx, events)
  await applyReports(
    tx,
    system,
    events.flatMap((event) => read(event, messageOf.get(event.id))),
  )
  return new Set(messageOf.keys())
}

function read(event: ProviderEvent, message: LockedMessage | undefined): ReportedMessage[] {
  const { accountId, channel, messageId, providerId, payload, receivedAt } = event
  const report = message && channelOf(channel).parseReport(payload, receivedAt)
  if (!report) return []
  const { leg: currentLeg, ...row } = message
  // A webhook of the version before names a message and no leg: there was one.
  const leg = event.leg ?? (messageId ? 1 : currentLeg)
  return [{ ...row, accountId, leg, currentLeg, providerId, report: statusReport(report) }]
}
