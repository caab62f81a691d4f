import { channelOf } from "#lib/channels/channels.ts"
import type { ProviderErrorClass } from "#lib/channels/port/provider-error.ts"
import type { Channel } from "#prisma/generated/enums.ts"

/** Why a message is held, skipped, failed or unknown. One list for screens, exports and the API. */
export const messageReasons = {
  opted_out: "Not sent: this recipient opted out. They can opt in again by texting START",
  opt_out_unclear:
    "Held: this recipient wrote something that may be an opt-out. Say whether it is under Decisions, Possible opt-outs",
  open_conversation: "Not sent: a conversation with this recipient is open. Close it, then send again",
  arrived_after_all: "Not sent: an earlier message to this recipient arrived after all",
  scheduled: "Held: its campaign has not started yet",
  outside_window: "Held: it is outside the receiving window where this recipient is",
  state_rule:
    "Held: the law of the recipient's state allows texts in fewer hours than yours (Settings, Sending)",
  blackout_date: "Held: nobody is written to on this day (Settings, Sending)",
  zone_unknown:
    "Held: the time zone of this number is unknown. Choose one for such numbers under Settings, Sending, or in the campaign",
  line_type: "Held: whether this number gets SMS is being looked up (Settings, Sending)",
  landline: "Not sent: this number is a landline or a service line, which gets no SMS (proactive_1001)",
  campaign_ended: "Not sent: the campaign's end came first",
  provider_permanent: "The provider refused this number for good",
  provider_not_eligible: "This number cannot be reached on the message's channel",
  provider_configuration:
    "The sender or account is not set up for this message: see the error code and Settings",
  provider_temporary: "The carrier could not deliver it",
  provider_hold: "The carrier's daily limit of this sender was reached",
  provider_blocked: "The provider blocked it for compliance reasons",
  no_answer: "The provider did not answer, so it may or may not have been sent. It is being looked up",
  interrupted: "Sending was interrupted after the message was handed over. It is being looked up",
  no_receipt: "The provider took it and never said what became of it: send again if the consumer has nothing",
  counted_as_sent: "Nobody knows whether it was sent; a person decided to count it as sent",
} as const

export type MessageReason = keyof typeof messageReasons

/** The reason a final refusal leaves on the message. */
export const reasonOfClass: Record<ProviderErrorClass, MessageReason> = {
  permanent: "provider_permanent",
  not_eligible: "provider_not_eligible",
  configuration: "provider_configuration",
  blocked: "provider_blocked",
  hold: "provider_hold",
  temporary: "provider_temporary",
  throttled: "provider_temporary",
  ambiguous: "no_answer",
  opted_out: "opted_out",
}

/** A code of the channel's provider. */
export type ReasonCode = { channel: Channel; errorCode: number | null }

/** The sentence for a reason; where the provider gave a code, what it means and what to do. */
export function reasonText(reason: string, code?: ReasonCode): string {
  const errorCode = code?.errorCode
  const sentence =
    (errorCode && channelOf(code.channel).errorText(errorCode)) ||
    (messageReasons[reason as MessageReason] ?? reason)
  return errorCode ? `${sentence} (error ${errorCode})` : sentence
}
