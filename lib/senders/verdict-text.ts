import type { AskedSender, SenderVerdict } from "#lib/channels/twilio/ask-about-senders.ts"
import { isMessagingService } from "#lib/channels/twilio/messaging-service.ts"

/** What a person does about a sender that cannot send, as its row shows it; null for one that can. */
export const verdictText = (
  verdict: SenderVerdict,
  { accountSid, ...sender }: AskedSender & { accountSid: string },
): string | null => textsOf(sender)(accountSid)[verdict] ?? null

type Texts = (accountSid: string) => Partial<Record<SenderVerdict, string>>

function textsOf({ channel, address }: AskedSender): Texts {
  if (isMessagingService(address)) return serviceTexts
  return channel === "whatsapp" ? whatsAppTexts : numberTexts
}

const numberTexts: Texts = (accountSid) => ({
  not_owned: `The Twilio account ${accountSid} does not have this number: buy or port it there, or connect the account that has it, then press Verify`,
  no_sms: `This number cannot send SMS at Twilio: enable messaging for it in the Twilio Console, then press Verify`,
})

const serviceTexts: Texts = (accountSid) => ({
  not_owned: `The Twilio account ${accountSid} does not have this messaging service: connect the account that has it, then press Verify`,
  no_sms: `No number of this messaging service can send SMS: add one that can in the Twilio Console, then press Verify`,
  empty_pool: `This messaging service has no number: add one to it in the Twilio Console, then press Verify`,
})

const whatsAppTexts: Texts = (accountSid) => ({
  not_owned: `The Twilio account ${accountSid} does not have this number as a WhatsApp sender: register it there, or connect the account that has it, then press Verify`,
  not_online: `This WhatsApp sender is not online at Twilio: see why in the Twilio Console under WhatsApp senders, then press Verify`,
})

/** What a lane says whose channel is switched off. */
export const channelOffText =
  "This channel is switched off: an Admin switches it on under Settings, Channels, and what waits is sent"

/** What a lane says whose sender a person switched off. */
export const switchedOffText =
  "This sender is switched off: switch it on under Settings, Channels, and what waits is sent"
