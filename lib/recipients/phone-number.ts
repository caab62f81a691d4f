import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max"

export type PhoneProblem =
  | "empty"
  | "not_a_number"
  | "no_country_code"
  | "wrong_length"
  | "not_in_numbering_plan"

export type PhoneReading =
  | { ok: true; e164: string; country: string | null; inKnownRange: boolean }
  | { ok: false; problem: PhoneProblem }

const allowedCharacters = /^[+\d\s().\-/\u00a0]+$/

/**
 * Reads a number in any of the mission's four forms (16001234567, +16001234567, 1(600)1234567, +1(600)1234567), with
 * spaces and dashes allowed; the country code comes first. A number is refused when its length cannot exist in its
 * country's plan; one outside the known ranges is read with `inKnownRange: false`, because ranges open faster than
 * metadata ships (decision 0003).
 */
export function readPhoneNumber(raw: string): PhoneReading {
  const text = raw.trim()
  if (text === "") return { ok: false, problem: "empty" }
  if (!allowedCharacters.test(text)) return { ok: false, problem: "not_a_number" }
  const digits = text.replace(/\D/g, "")
  if (digits.length < 7 || digits.length > 15) return { ok: false, problem: "wrong_length" }
  const parsed = parsePhoneNumberFromString(`+${digits}`)
  if (!parsed) return { ok: false, problem: "no_country_code" }
  if (!parsed.isPossible()) return { ok: false, problem: "wrong_length" }
  if (breaksNorthAmericanPlan(parsed.number)) return { ok: false, problem: "not_in_numbering_plan" }
  return {
    ok: true,
    e164: parsed.number,
    country: parsed.country ?? null,
    inKnownRange: isInKnownRange(parsed),
  }
}

/** Of all countries of +1 the library names the US only for a number in one of its ranges: asking again costs a third. */
const isInKnownRange = (parsed: PhoneNumber) => parsed.country === "US" || parsed.isValid()

/** No area code of country code 1 starts with 0 or 1 (NANP). */
const breaksNorthAmericanPlan = (e164: string) => /^\+1[01]/.test(e164)

/** A sentence with a next step, for screens and error files. */
export const phoneProblemText: Record<PhoneProblem, string> = {
  empty: "The line has no phone number: add one, country code first",
  not_a_number: "This is not a phone number: use digits, spaces, ( ) - and a leading +",
  no_country_code:
    "No country has this calling code: write the country code first, such as 1 for the United States",
  wrong_length: "The number is too short or too long for its country: check the digits and the country code",
  not_in_numbering_plan: "Area codes of country code 1 do not start with 0 or 1: check the digits",
}
