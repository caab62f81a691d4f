import { z } from "zod"
import { messageSid } from "#lib/channels/twilio/message-sid.ts"
import { requireTwilioSignature, type TwilioWebhook } from "#lib/channels/twilio/verify-signature.ts"
import { applyInbound } from "#lib/conversations/apply-inbound.ts"
import { storeProviderEvents } from "#lib/events/store-provider-events.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"

/** The fields of an inbound message that must be there; body and media are optional. */
const inboundFields = z.object({
  MessageSid: messageSid,
  From: z.string().min(1).max(64),
  To: z.string().min(1).max(64),
})

/**
 * Takes a message that a consumer sent to a number of ours, for the account that holds it: stored first, then acted on;
 * resolves after the commit. The same MessageSid again changes nothing. When acting fails the sweep does it later.
 * Throws ForgedWebhookError for a wrong signature or account, ZodError for fields that are no message.
 */
export async function receiveInbound(system: SystemCtx, webhook: TwilioWebhook): Promise<void> {
  const accountId = await requireTwilioSignature(system, webhook, "To")
  const { MessageSid } = inboundFields.parse(webhook.fields)
  const [event] = await storeProviderEvents(system.db, [
    {
      accountId,
      kind: "inbound",
      dedupeKey: `inbound:${MessageSid}`,
      messageId: null,
      providerId: MessageSid,
      payload: webhook.fields,
      receivedAt: system.clock.now(),
    },
  ])
  if (!event) return
  await applyInbound(system, event).catch((error: unknown) =>
    system.log.error(
      { err: error, providerId: MessageSid },
      "a consumer's message is stored but not applied",
    ),
  )
}
