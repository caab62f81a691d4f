import type twilio from "twilio"
import type { OutgoingMessage, SendOutcome, WriteWatch } from "#lib/channels/port/transport.ts"
import { senderField, twilioAddress } from "#lib/channels/twilio/address.ts"
import { createMessage } from "#lib/channels/twilio/create-message.ts"
import { statusUrl } from "#lib/channels/twilio/status-url.ts"
import { validitySeconds } from "#lib/channels/twilio/validity-seconds.ts"
import type { TemplatePayload } from "./render-template.ts"

/** Hands one message of a template to Twilio, once; see createMessage. Never throws. */
export function sendWhatsApp(
  client: twilio.Twilio,
  { accountId, messageId, leg, from, to, payload, secondsLeft }: OutgoingMessage,
  watch: WriteWatch,
): Promise<SendOutcome> {
  const { contentSid, variables } = payload as TemplatePayload
  return createMessage(
    client,
    {
      ...{ to: twilioAddress("whatsapp", to), contentSid, ...senderField("whatsapp", from) },
      contentVariables: JSON.stringify(variables),
      statusCallback: statusUrl(accountId, { messageId, leg }),
      validityPeriod: validitySeconds(secondsLeft),
    },
    watch,
  )
}
