import { channelOf, numberOf } from "../messages/address.ts"
import type { Message } from "../messages/message.ts"
import { API_VERSION } from "../messages/message-json.ts"
import type { WebhookParams } from "../webhooks/signature.ts"

const FIRST_NAMES = ["Ada", "Ben", "Chloe", "Dario", "Elif", "Femi", "Grace", "Hugo", "Iris", "Jonas"]
const LAST_NAMES = ["Abel", "Brandt", "Costa", "Diaz", "Evans", "Fischer", "Gomes", "Haas", "Ito", "Jensen"]

/** The name that a person gave himself in WhatsApp: the same for a number at any time. */
export function profileNameOf(number: string): string {
  const [last = 0, first = 0] = [...number.slice(-2)].map(Number)
  return `${FIRST_NAMES[first]} ${LAST_NAMES[last]}`
}

/** What the inbound webhook of a WhatsApp message has besides. */
function whatsappParams({ from, to, tap }: Message): WebhookParams {
  const number = numberOf(from)
  const profile = profileNameOf(number)
  const params = {
    ChannelMetadata: JSON.stringify({
      type: "whatsapp",
      data: { context: { ProfileName: profile, WaId: number.slice(1) } },
    }),
    MessageType: tap === null ? "text" : "button",
    ProfileName: profile,
    WaId: number.slice(1),
  }
  if (tap === null) return params
  return {
    ...params,
    ButtonPayload: tap.payload,
    ButtonText: tap.text,
    OriginalRepliedMessageSender: to,
    OriginalRepliedMessageSid: tap.sid,
  }
}

/** The form that the inbound webhook is posted with. */
export const inboundParams = (accountSid: string, message: Message): WebhookParams => ({
  AccountSid: accountSid,
  ApiVersion: API_VERSION,
  Body: message.body,
  From: message.from,
  MessageSid: message.sid,
  ...(message.messagingServiceSid !== null && { MessagingServiceSid: message.messagingServiceSid }),
  NumMedia: "0",
  NumSegments: String(message.segments),
  SmsMessageSid: message.sid,
  SmsSid: message.sid,
  SmsStatus: "received",
  To: message.to,
  ...(channelOf(message.from) === "whatsapp" ? whatsappParams(message) : {}),
})
