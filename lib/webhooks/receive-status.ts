import type { Webhook } from "#lib/channels/port/webhook-source.ts"
import { applyingLimits } from "#lib/events/open-events.ts"
import { type NewProviderEvent, storeProviderEvents } from "#lib/events/store-provider-events.ts"
import { applyStatusEvents, applyToMessages } from "#lib/ledger/reports/apply-status-events.ts"
import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { giveUpLocksAfter } from "#lib/platform/give-up-locks.ts"

const batchSize = 500
/** Whoever holds a message's row for longer must not make the provider give the callback up after 15 seconds. */
const patienceMs = 3_000

/**
 * Takes a provider's status callback: stored, and applied rank-only; resolves after the commit. A repeat changes
 * nothing. When applying fails the sweep does it later, since the event is stored.
 * Throws ForgedWebhookError for one that the provider did not send, ZodError for fields that are no status callback.
 */
export async function receiveStatus(system: SystemCtx, webhook: Webhook): Promise<void> {
  await batcherOf(system.db)({ system, event: await webhook.source.parseStatus(system, webhook) })
}

type Received = { system: SystemCtx; event: NewProviderEvent }

/** One batcher per process and database: callbacks come singly and by the thousand a second. */
const batcherOf = perDatabase(() =>
  createBatcher(async (received: Received[]): Promise<undefined[]> => {
    const [first] = received
    const events = received.map(({ event }) => event)
    if (first) await storeAndApply(first.system, events)
    return []
  }, batchSize),
)

/**
 * The callbacks that name our message are stored and applied in one transaction. The others (of messages that somebody
 * else sent from the same account), and all when applying fails, are stored first, and applied now or by the sweep.
 */
async function storeAndApply(system: SystemCtx, events: NewProviderEvent[]): Promise<void> {
  const isOurs = ({ messageId }: NewProviderEvent) => messageId !== null
  const ours = events.filter(isOurs)
  const isDone = ours.length === 0 || (await storeApplied(system, ours))
  const open = isDone ? events.filter((event) => !isOurs(event)) : events
  if (open.length === 0) return
  const fresh = await storeProviderEvents(system.db, open)
  if (isDone) await applyStatusEvents(system, fresh).catch(logged(system))
}

/** False when it could not be done; then nothing was stored. */
async function storeApplied(system: SystemCtx, events: NewProviderEvent[]): Promise<boolean> {
  const run = system.db.$transaction(async (tx) => {
    await giveUpLocksAfter(tx, patienceMs)
    const fresh = await storeProviderEvents(tx, events, system.clock.now())
    if (fresh.length > 0) await applyToMessages(tx, system, fresh)
  }, applyingLimits)
  return run.then(() => true, logged(system))
}

const logged = (system: SystemCtx) => (err: unknown) => {
  system.log.error({ err }, "status callbacks were not applied; the sweep does it")
  return false
}
