import type { Webhook } from "#lib/channels/port/webhook-source.ts"
import { applyInbound } from "#lib/conversations/apply-inbound.ts"
import { pickReceivers } from "#lib/conversations/pick-receivers.ts"
import { storeProviderEvents } from "#lib/events/store-provider-events.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"

/**
 * Takes a message that a consumer sent to a number of ours, for the account that holds it, or those that may be meant:
 * stored first, then acted on; resolves after the commit. The same message again changes nothing. When acting fails the
 * sweep does it later. Throws ForgedWebhookError for one that the provider did not send, ZodError for fields that are no message.
 */
export async function receiveInbound(system: SystemCtx, webhook: Webhook): Promise<void> {
  const parsed = await webhook.source.parseInbound(system, webhook)
  const events = await storeProviderEvents(system.db, await pickReceivers(system, parsed))
  for (const event of events)
    await applyInbound(system, event).catch((error: unknown) =>
      system.log.error(
        { err: error, providerId: event.providerId },
        "a consumer's message is stored but not applied",
      ),
    )
}
