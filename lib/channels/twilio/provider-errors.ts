import { type ProviderErrorClass, providerErrorClasses } from "#lib/channels/port/provider-error.ts"
import { whatsAppErrors } from "./whatsapp-errors.ts"

export type ProviderError = { class: ProviderErrorClass; text: string }

/** Code → what happened and what to do (Twilio's error dictionary, API and SMS parts). One code stands in one class. */
export const providerErrors: Record<ProviderErrorClass, Record<number, string>> = {
  permanent: {
    21211: "The number does not exist in this form: check it against your records",
    21214: "The number cannot be reached: check it against your records",
    21217: "The number is not valid: check it against your records",
    30004: "The carrier or the phone blocks messages of this sender: reach this consumer another way",
    30005: "The number is unknown or no longer in use: take it off your list",
    30450:
      "Blocked as suspected SMS pumping: if the number is real, add it to the Global Safe List in Twilio",
  },
  not_eligible: {
    21612: "This sender cannot reach that number: use another sender for its country",
    21614: "The number is not a mobile number: ask the consumer for one",
    21635: "The number is a landline: ask the consumer for a mobile number",
    30006: "The number is a landline or its carrier cannot be reached: ask for a mobile number",
  },
  opted_out: {
    21610: "The consumer opted out by texting STOP: they can opt in again by texting START",
    30630: "There is no consent on record at the provider: the consumer has to opt in again",
  },
  blocked: {
    30615: "Blocked by a regulation for this number: do not send to it",
    30620: "The number was given to another person: ask the consumer for the new one",
    30640: "The number is on a do-not-contact register: do not send to it",
  },
  throttled: {
    20429: "The provider takes no more requests at the moment: sending goes on by itself",
    21611: "The sender's queue at the provider is full: sending goes on by itself, more slowly",
    60616: "The provider takes no more look-ups at the moment: they go on by themselves",
  },
  hold: {
    30023: "The sender reached its limit for today: send again tomorrow",
    30027: "The brand reached the carrier's limit for today: send again after midnight Pacific time",
    30454: "The account reached its message limit: send again tomorrow or ask Twilio for a higher limit",
    30610: "Blocked in the consumer's quiet hours: send again in the day",
  },
  temporary: {
    30001: "The provider's queue ran over: send again, more slowly",
    30003: "The phone is off or out of reach: send again in some hours",
    30008: "The carrier gave no reason: send again once",
    30017: "The carrier's network is congested: send again later",
    30020: "The provider failed to schedule it: send again",
    30021: "The provider failed to process it: send again",
    30022: "The sender went over its carrier's rate: lower the sender's rate, then send again",
    30036: "It could not be delivered in time: send again if it still makes sense",
    30047: "The provider failed to move it out of quiet hours: send again in the day",
    30453: "The provider could not deliver it: send again later",
    30500: "The provider had an internal error: send again later",
  },
  ambiguous: {
    20500: "The provider had an internal error and may have sent it: it is being looked up",
    20503: "The provider was not available and may have sent it: it is being looked up",
    30410:
      "The carrier did not answer in time and may have delivered it: send again only if the consumer has nothing",
  },
  configuration: {
    20003: "The provider does not accept the account's credentials: correct SID and token in Settings",
    20404: "The provider does not know this account or sender: check the channel in Settings",
    20409: "The provider refuses a change that conflicts with another: check the account at Twilio",
    21212: "The sender is not a number that can send: correct it in Settings",
    21408: "Sending to this country is switched off: allow it in Twilio under Geo permissions",
    21601: "The number is not able to send or receive SMS: choose another sender",
    21602: "The message has no text: write one",
    21603: "No sender was given: choose one for the campaign",
    21604: "No recipient was given: check the campaign's recipients",
    21605: "The text is too long: shorten it",
    21606: "The sender cannot send to this country or is not yours: choose another sender",
    21608:
      "A trial account sends to verified numbers only: verify the number or upgrade the account at Twilio",
    21609: "The provider refuses the status address: set PUBLIC_URL to one that it can reach",
    21617: "The text has more than 1,600 characters: shorten it",
    21619: "The message has no content: write a text",
    21620: "The media address is not valid: correct it",
    21623: "There are too many media: send fewer",
    21654: "The template is missing: choose one",
    21655: "The provider does not know the template: choose another",
    21656: "The provider cannot read the template's variables: correct their values",
    21657: "The sender's name is not valid: correct it in Settings",
    21658: "A part of the message is too long: shorten it",
    21659: "The sender is not a Twilio number or short code of this country: choose another sender",
    21660: "The sender belongs to another Twilio account: choose one of this account",
    21661: "The sender cannot send SMS: choose another sender",
    21662: "The sender is in another Twilio region: choose one of this region",
    21663: "The sender is in another Twilio region: choose one of this region",
    21664: "The fallback sender is not usable: correct the messaging service at Twilio",
    21665: "The fallback sender is not usable: correct the messaging service at Twilio",
    21666: "The fallback sender is not usable: correct the messaging service at Twilio",
    21667: "The fallback sender is not usable: correct the messaging service at Twilio",
    21701: "The messaging service does not exist: correct it in Settings",
    21702: "The messaging service does not exist: correct it in Settings",
    21703: "The messaging service has no sender: add one at Twilio",
    21704: "The messaging service is not usable: correct it at Twilio",
    21705: "The messaging service is not usable: correct it at Twilio",
    30002: "The Twilio account is suspended: settle it with Twilio",
    30007: "The carrier filtered the message as spam: change the text and check the sender's registration",
    30010: "The message costs more than the limit that was set: raise the limit at Twilio",
    30018: "This country wants senders to be registered: register the sender at Twilio",
    30019: "The message is longer than the carrier accepts: shorten it",
    30024: "The sender is not set up at the carrier: ask Twilio to provision it",
    30032: "The toll-free sender is not verified: verify it at Twilio",
    30033: "The sender's 10DLC campaign is suspended: settle it at Twilio",
    30034: "The sender is not registered for 10DLC: register it at Twilio",
    30035: "The sender is still being set up: wait until Twilio shows it as registered",
    30037: "Outbound messages are switched off for this account: settle it with Twilio",
    30038: "One-time codes may not be sent this way: use a sender registered for them",
    30040: "The sender's registration does not allow this message: correct it at Twilio",
    30041: "The sender's registration does not allow this message: correct it at Twilio",
    30042: "The sender's registration does not allow this message: correct it at Twilio",
    30044: "The text is longer than a trial account may send: shorten it or upgrade the account",
  },
}

const byCode = new Map<number, ProviderError>(
  providerErrorClasses.flatMap((errorClass) =>
    Object.entries({ ...providerErrors[errorClass], ...whatsAppErrors[errorClass] }).map(
      ([code, text]) => [Number(code), { class: errorClass, text }] as const,
    ),
  ),
)

const defaults = {
  ambiguous: "The provider failed to answer and may have sent it: it is being looked up",
  throttled: "The provider takes no more requests at the moment: sending goes on by itself",
  configuration: "The provider does not let this account send: check the credentials in Settings",
  permanent: "The provider refused the message: look up the error code, correct it and send again",
  temporary: "The carrier could not deliver it and gave no known reason: send again once",
} as const

/**
 * The class of a provider's error and a sentence with a next step.
 * @param code the provider's error code, null when it gave none
 * @param httpStatus status of the answer; null for a status callback, where the message was taken before it failed
 * @returns the class of the code; for an unknown code that of the HTTP status (5xx ambiguous, 429 throttled, 401 and
 * 403 configuration, other refusals permanent), and `temporary` for an unknown code of a callback
 */
export function classifyProviderError(code: number | null, httpStatus: number | null): ProviderError {
  const known = code === null ? undefined : byCode.get(code)
  if (known) return known
  const errorClass = classOfHttpStatus(httpStatus)
  return { class: errorClass, text: defaults[errorClass] }
}

function classOfHttpStatus(status: number | null): keyof typeof defaults {
  if (status === null) return "temporary"
  if (status === 429) return "throttled"
  if (status === 401 || status === 403) return "configuration"
  return status >= 500 || status === 408 ? "ambiguous" : "permanent"
}

/** What a code means and what to do; undefined for a code that is not in the table. */
export const providerErrorText = (code: number) => byCode.get(code)?.text
