import { z } from "zod"
import type { Webhook, WebhookSource } from "#lib/channels/port/webhook-source.ts"
import { parseTwilioAddress } from "./address.ts"
import { parseStatusQuery } from "./status-url.ts"
import { requireTwilioSignature } from "./verify-signature.ts"

/**
 * Twilio's MessageSid, exactly. Its signature is over names and values without anything between them, so that a longer one
 * could take in the field behind it: a webhook sent again would then be another message.
 */
const messageSid = z.string().regex(/^[A-Z]{2}[0-9a-f]{32}$/, "This is not a MessageSid")

/** The fields of a status callback that we read; Twilio adds others without notice. */
const statusFields = z.object({
  MessageSid: messageSid,
  MessageStatus: z.string().regex(/^[a-z_]{1,30}$/),
  ErrorCode: z
    .string()
    .regex(/^\d{0,12}$/)
    .default(""),
})

/** The fields of an inbound message that must be there; body and media are optional. */
const inboundFields = z.object({
  MessageSid: messageSid,
  From: z.string().min(1).max(64),
  To: z.string().min(1).max(64),
})

/** Of our number and the consumer's, which are on one channel. */
const channelOf = ({ fields }: Webhook) => parseTwilioAddress(fields.From ?? "").channel

/** What Twilio calls for the channels behind it. */
export const twilioWebhooks: WebhookSource = {
  name: "twilio",
  async parseStatus(system, webhook) {
    const channel = channelOf(webhook)
    const [accountId] = await requireTwilioSignature(system, webhook, { ours: "From", channel })
    const { MessageSid, MessageStatus, ErrorCode } = statusFields.parse(webhook.fields)
    return {
      accountId,
      channel,
      kind: "status",
      dedupeKey: `status:${MessageSid}:${MessageStatus}:${ErrorCode}`,
      ...parseStatusQuery(webhook.query),
      providerId: MessageSid,
      payload: webhook.fields,
      receivedAt: system.clock.now(),
    }
  },
  async parseInbound(system, webhook) {
    const channel = channelOf(webhook)
    const accountIds = await requireTwilioSignature(system, webhook, { ours: "To", channel })
    const { MessageSid } = inboundFields.parse(webhook.fields)
    const event = {
      channel,
      kind: "inbound" as const,
      dedupeKey: `inbound:${MessageSid}`,
      messageId: null,
      leg: null,
      providerId: MessageSid,
      payload: webhook.fields,
      receivedAt: system.clock.now(),
    }
    return accountIds.map((accountId) => ({ accountId, ...event }))
  },
  /** The empty TwiML sends nothing back. */
  inboundAnswer: { contentType: "text/xml", body: "<Response/>" },
}
