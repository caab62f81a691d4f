import { addressKey } from "#lib/addresses/address-key.ts"
import { suppressByWord } from "#lib/consent/replies/suppress-by-word.ts"
import { applyingLimits, markApplied, takeOpenEvents } from "#lib/events/open-events.ts"
import type { ProviderEvent } from "#lib/events/store-provider-events.ts"
import { askOptOut } from "#lib/opt-outs/ask-opt-out.ts"
import { liftByStart } from "#lib/opt-outs/lift-by-start.ts"
import type { Ctx, SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { appendReply } from "./append-reply.ts"
import { type InboundMessage, parseInbound } from "./parse-inbound.ts"

/**
 * Acts on a stored message of a consumer, in one transaction and once: STOP suppresses, START lifts that, HELP is only
 * recorded (the provider answers all three itself), anything else is a reply. What may be an opt-out is a reply, and nobody
 * writes to its consumer until a person has decided. Safe to repeat and to overlap.
 */
export async function applyInbound(system: SystemCtx, event: ProviderEvent): Promise<void> {
  await system.db.$transaction(async (tx) => {
    const taken = await takeOpenEvents(tx, [event])
    if (taken.length === 0) return
    await act(tx, system, parseInbound(event))
    await markApplied(tx, taken, system.clock.now())
  }, applyingLimits)
}

async function act(tx: Transaction, system: SystemCtx, message: InboundMessage): Promise<void> {
  const { accountId, channel, keyword, from: address, at: heardAt } = message
  const recipient = { channel, addressKey: addressKey(accountId, channel, address), address }
  const ctx = consumerCtx(system, accountId, recipient.addressKey)
  if (keyword === "help") return
  if (keyword === "stop") {
    await suppressByWord(tx, ctx, { ...recipient, heardAt, reason: "consumer_stop", source: "inbound" })
    return
  }
  if (keyword === "start" || keyword === "yes") {
    const { addressKey } = recipient
    const start = { addressKey, channel, heardAt, word: keyword, providerId: message.providerId }
    const isLifted = await liftByStart(tx, ctx, start)
    if (isLifted || keyword === "start") return
  }
  if (keyword === "unclear") await askOptOut(tx, ctx, { ...recipient, heardAt, said: message.body })
  await appendReply(tx, { ...message, addressKey: recipient.addressKey })
}

/** Named by the hash of the number, since the audit log outlives an erasure. */
const consumerCtx = (system: SystemCtx, accountId: string, key: string): Ctx => ({
  ...system,
  accountId,
  origin: null,
  actor: { kind: "consumer", id: key, name: "Consumer" },
})
