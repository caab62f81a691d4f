import type { Transaction } from "#lib/platform/db.ts"
import type { ProviderEvent } from "./store-provider-events.ts"

/** A burst of webhooks waits for a connection rather than for the sweep. Milliseconds. */
export const applyingLimits = { maxWait: 10_000, timeout: 30_000 }

/** Locks those of the events that nobody applied and nobody is applying. */
export async function takeOpenEvents(tx: Transaction, events: ProviderEvent[]): Promise<ProviderEvent[]> {
  const taken = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM provider_event
    WHERE id = ANY(${events.map(({ id }) => id)}::bigint[]) AND applied_at IS NULL
    ORDER BY id FOR UPDATE SKIP LOCKED`
  const ids = new Set(taken.map(({ id }) => id))
  return events.filter(({ id }) => ids.has(id))
}

/** Marks events as done, so that the sweep leaves them alone. */
export async function markApplied(tx: Transaction, events: ProviderEvent[], at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE provider_event SET applied_at = ${at}::timestamptz WHERE id = ANY(${events.map(({ id }) => id)}::bigint[])`
}
