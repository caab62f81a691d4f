import { parsePhoneNumberFromString } from "libphonenumber-js/max"
import { cleanNumber } from "./clean-number.ts"

/** `phone` with a leading + where there are digits; `countryCode` is ISO 3166-1 alpha-2, empty when no country fits. */
export type NumberDescription = { phone: string; countryCode: string }

/** Names a number in an answer even when it cannot be sent to: as E.164 as far as possible, with its likely country. */
export function describeNumber(raw: string): NumberDescription {
  const cleaned = cleanNumber(raw, false)
  const digits = cleaned.ok ? cleaned.digits : raw.replace(/\D/g, "")
  if (digits === "") return { phone: raw, countryCode: "" }
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  const countryCode = parsed?.country ?? parsed?.getPossibleCountries()[0] ?? ""
  return { phone: parsed?.number ?? `+${digits}`, countryCode }
}
