import { addressKey } from "#lib/addresses/address-key.ts"
import type { NewProviderEvent } from "#lib/events/store-provider-events.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { parseInbound } from "./parse-inbound.ts"

/**
 * Of the accounts that a consumer's message may be meant for, those that get it. A number and the pool that it is in may be
 * two accounts': an opt-out is heard by all of them, since nobody knows whose message it answers; anything else by the
 * one that wrote last, or else the first.
 */
export async function pickReceivers(
  system: SystemCtx,
  events: NewProviderEvent[],
): Promise<NewProviderEvent[]> {
  const [first, ...others] = events
  if (!first || others.length === 0 || parseInbound(first).keyword === "stop") return events
  let receiver = { event: first, wroteMs: 0 }
  for (const event of events) {
    const wroteMs = (await lastWrittenAt(system, event))?.getTime() ?? 0
    if (wroteMs > receiver.wroteMs) receiver = { event, wroteMs }
  }
  return [receiver.event]
}

/** When the account last wrote to the consumer from the sender that was written to. */
async function lastWrittenAt({ db }: SystemCtx, event: NewProviderEvent): Promise<Date | null> {
  const { accountId, channel, from, to, toPool } = parseInbound(event)
  const last = await db.message.findFirst({
    where: {
      accountId,
      channel,
      addressKey: addressKey(accountId, channel, from),
      submittedAt: { not: null },
      sender: { address: { in: [to, toPool ?? to] } },
    },
    orderBy: { submittedAt: "desc" },
    select: { submittedAt: true },
  })
  return last?.submittedAt ?? null
}
