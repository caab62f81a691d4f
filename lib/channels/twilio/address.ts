import type { Channel } from "#prisma/generated/enums.ts"
import { isMessagingService } from "./messaging-service.ts"

const whatsAppPrefix = "whatsapp:"

/** A number (E.164) or a messaging service as Twilio calls it on a channel (Messages resource, `To` and `From`). */
export const twilioAddress = (channel: Channel, address: string) =>
  channel === "whatsapp" && !isMessagingService(address) ? whatsAppPrefix + address : address

/** The field that names one of our senders when a message is created. */
export const senderField = (channel: Channel, address: string) =>
  isMessagingService(address) ? { messagingServiceSid: address } : { from: twilioAddress(channel, address) }

/** One without a prefix is a number that texts. */
export function parseTwilioAddress(address: string): { channel: Channel; number: string } {
  if (!address.startsWith(whatsAppPrefix)) return { channel: "sms", number: address }
  return { channel: "whatsapp", number: address.slice(whatsAppPrefix.length) }
}
