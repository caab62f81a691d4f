import { parsePhoneNumberFromString } from "libphonenumber-js/max"
import { cleanNumber } from "#lib/addresses/clean-number.ts"
import type { PhoneReading } from "#lib/addresses/phone-number.ts"

/** `phone` with a leading + where there are digits; `countryCode` is ISO 3166-1 alpha-2, empty when no country fits. */
export type NumberDescription = { phone: string; countryCode: string }

/**
 * Names a number in an answer even when it cannot be sent to: as it was read, or as it was probably meant, else as E.164
 * as far as possible with its likely country. What is no number stays as it was sent.
 */
export function describeNumber(raw: string, reading: PhoneReading | null): NumberDescription {
  const read = reading?.ok ? reading : (reading?.meant ?? reading?.abroad)
  if (read) return { phone: read.e164, countryCode: read.country ?? "" }
  const cleaned = cleanNumber(raw, false)
  if (!cleaned.ok) return { phone: raw, countryCode: "" }
  const parsed = parsePhoneNumberFromString(`+${cleaned.digits}`)
  const countryCode = parsed?.country ?? parsed?.getPossibleCountries()[0] ?? ""
  return { phone: parsed?.number ?? `+${cleaned.digits}`, countryCode }
}
