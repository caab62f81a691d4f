import { applyInbound } from "#lib/conversations/apply-inbound.ts"
import { recordFailedTry } from "#lib/events/record-failed-try.ts"
import type { ProviderEvent } from "#lib/events/store-provider-events.ts"
import { applyStatusEvents } from "#lib/ledger/reports/apply-status-events.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"

/** Younger events are still in the hands of the request that brought them. */
const settledAfterMs = 5_000

/**
 * Applies stored webhooks that were not applied when they came: the process died, or the message was not known yet.
 * One that cannot be applied holds up no other and comes back ever more rarely, until a person is asked. Safe to overlap.
 * @param limit events read and applied at a time
 * @returns how many were looked at
 */
export async function applyOpenEvents(system: SystemCtx, { limit = 500 } = {}): Promise<{ count: number }> {
  const now = system.clock.now()
  const before = new Date(now.getTime() - settledAfterMs)
  let count = 0
  let afterId = "0"
  for (;;) {
    const events = await listOpen(system, { now, before, afterId, limit })
    await applyBatch(system, events)
    count += events.length
    const last = events.at(-1)
    if (!last || events.length < limit) return { count }
    afterId = last.id
  }
}

type Window = { now: Date; before: Date; afterId: string; limit: number }

const listOpen = ({ db }: SystemCtx, { now, before, afterId, limit }: Window) => db.$queryRaw<
  ProviderEvent[]
>`
  SELECT id::text, account_id AS "accountId", channel, kind, message_id::text AS "messageId", leg,
    provider_id AS "providerId", payload, received_at AS "receivedAt"
  FROM provider_event
  WHERE applied_at IS NULL AND given_up_at IS NULL AND (next_try_at IS NULL OR next_try_at <= ${now}::timestamptz) AND id > ${afterId}::bigint AND received_at < ${before}::timestamptz
  ORDER BY id LIMIT ${limit}::int`

/** All status events at once; singly when that fails, so that only the bad one stays behind. */
async function applyBatch(system: SystemCtx, events: ProviderEvent[]): Promise<void> {
  for (const event of events.filter(({ kind }) => kind === "inbound"))
    await applyInbound(system, event).catch(noted(system, event))
  const statuses = events.filter(({ kind }) => kind === "status")
  if (statuses.length === 0) return
  const areApplied = await applyStatusEvents(system, statuses).then(
    () => true,
    () => false,
  )
  if (areApplied) return
  for (const event of statuses) await applyStatusEvents(system, [event]).catch(noted(system, event))
}

const noted = (system: SystemCtx, event: ProviderEvent) => (error: unknown) =>
  recordFailedTry(system, event, error)
