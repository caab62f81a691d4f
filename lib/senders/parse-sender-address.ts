import type { AccountCountries } from "#lib/addresses/account-countries.ts"
import { parsePhoneNumber } from "#lib/addresses/phone-number.ts"
import { phoneProblemText } from "#lib/addresses/phone-problem-text.ts"
import type { AskedSender } from "#lib/channels/twilio/ask-about-senders.ts"
import { parseServiceSid } from "#lib/channels/twilio/messaging-service.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"

/** Twilio writes a WhatsApp sender so, and people copy it from there. */
const whatsAppPrefix = /^\s*whatsapp:/i

/** A sender's address as people give it, in the form that is stored. Throws InvalidInputError for what is none. */
export function parseSenderAddress({ channel, address }: AskedSender, countries: AccountCountries): string {
  const service = channel === "sms" ? parseServiceSid(address) : null
  if (service) return service
  const number = parsePhoneNumber(address.replace(whatsAppPrefix, ""), countries)
  if (number.ok) return number.e164
  throw invalidAddress(phoneProblemText(number))
}

export const invalidAddress = (message: string) =>
  new InvalidInputError(message, [{ path: "address", message }])
