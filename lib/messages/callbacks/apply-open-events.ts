import { applyInbound } from "#lib/conversations/apply-inbound.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { applyStatusEvents } from "./apply-status-events.ts"
import type { ProviderEvent } from "./store-provider-events.ts"

/** Younger events are still in the hands of the request that brought them. */
const settledAfterMs = 5_000

/**
 * Applies stored webhooks that were not applied when they came: the process died, or the message was not known yet.
 * One that cannot be applied is logged, stays open and does not hold up the others. Safe to overlap.
 * @param limit events read and applied at a time
 * @returns how many were looked at
 */
export async function applyOpenEvents(system: SystemCtx, { limit = 500 } = {}): Promise<{ count: number }> {
  const before = new Date(system.clock.now().getTime() - settledAfterMs)
  let count = 0
  let afterId = "0"
  for (;;) {
    const events = await readOpen(system, { before, afterId, limit })
    await applyBatch(system, events)
    count += events.length
    const last = events.at(-1)
    if (!last || events.length < limit) return { count }
    afterId = last.id
  }
}

type Window = { before: Date; afterId: string; limit: number }

const readOpen = ({ db }: SystemCtx, { before, afterId, limit }: Window) => db.$queryRaw<ProviderEvent[]>`
  SELECT id::text, account_id AS "accountId", kind, message_id::text AS "messageId",
    provider_id AS "providerId", payload, received_at AS "receivedAt"
  FROM provider_event
  WHERE applied_at IS NULL AND id > ${afterId}::bigint AND received_at < ${before}::timestamptz
  ORDER BY id LIMIT ${limit}::int`

/** All status events at once; singly when that fails, so that only the bad one stays behind. */
async function applyBatch(system: SystemCtx, events: ProviderEvent[]): Promise<void> {
  const isApplied = async (run: Promise<void>) => run.then(() => true).catch(logged(system))
  for (const event of events.filter(({ kind }) => kind === "inbound"))
    await isApplied(applyInbound(system, event))
  const statuses = events.filter(({ kind }) => kind === "status")
  if (statuses.length === 0 || (await isApplied(applyStatusEvents(system, statuses)))) return
  for (const event of statuses) await isApplied(applyStatusEvents(system, [event]))
}

const logged = (system: SystemCtx) => (error: unknown) => {
  system.log.error({ err: error }, "stored webhooks cannot be applied")
  return false
}
