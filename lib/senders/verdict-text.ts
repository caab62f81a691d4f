import type { NumberVerdict } from "#lib/channels/twilio/ask-about-number.ts"

/** What a person does about a number that cannot send, as its sender shows it; null for one that can. */
export const verdictText = (verdict: NumberVerdict, accountSid: string): string | null =>
  ({
    verified: null,
    not_owned: `The Twilio account ${accountSid} does not have this number: buy or port it there, or connect the account that has it, then press Verify`,
    no_sms: `This number cannot send SMS at Twilio: enable messaging for it in the Twilio Console, then press Verify`,
  })[verdict]

/** What a lane says whose sender a person switched off. */
export const switchedOffText =
  "This sender is switched off: switch it on under Settings, Channels, and what waits is sent"
