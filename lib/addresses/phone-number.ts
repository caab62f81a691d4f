import { type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max"
import { type AccountCountries, noCountries } from "./account-countries.ts"
import { cleanNumber } from "./clean-number.ts"

export type PhoneProblem =
  | "empty"
  | "not_a_number"
  | "has_extension"
  | "rounded_by_spreadsheet"
  | "no_country_code"
  | "wrong_length"
  | "not_in_numbering_plan"
  | "home_number"
  | "two_readings"
  | "unclear"
  | "service_number"
  | "satellite"

/** Worth a look, but no reason not to send. */
export type PhoneWarning = "unknown_range" | "special_range" | "read_abroad"

/** A number in E.164, with the country (ISO 3166-1 alpha-2) whose plan it is in; null for satellites and networks. */
export type ReadNumber = { e164: string; country: string | null }

/** Why a number is refused, with the number it may have been meant as: at home, and as one that begins with its code. */
export type PhoneRefusal = { problem: PhoneProblem; meant?: ReadNumber; abroad?: ReadNumber }

export type PhoneReading =
  | ({ ok: true; warning: PhoneWarning | null } & ReadNumber)
  | ({ ok: false } & PhoneRefusal)

/** `mobile` (as far as one can tell), `usual` and `special` can get an SMS; the library knows no range for `unknown`. */
type Kind = "mobile" | "usual" | "special" | "unknown" | "service" | "satellite"
type Candidate = ReadNumber & { kind: Kind }

/**
 * The verdict over a number in any form, by the table of decision 0026. A number that names its country code (by a
 * plus, 00 or 011, or by beginning with the home country's) is taken when its length exists there; one in no known range
 * with a warning, because ranges open faster than metadata ships. One without is taken only as a number of a country that
 * Settings name; else it is refused with what it may have been meant as.
 */
export function parsePhoneNumber(raw: string, countries: AccountCountries = noCountries): PhoneReading {
  const { home, callingCode } = countries
  const given = cleanNumber(raw, callingCode === "1")
  if (!given.ok) return given
  const { digits, isExplicit } = given
  const abroad = parseInternational(digits, countries)
  if (isExplicit) return verdict(abroad)
  if (home === null || callingCode === null) return verdict(abroad, "read_abroad")
  if (digits.startsWith(callingCode) && isCandidate(abroad)) return ownCode(digits, abroad, countries)
  return withoutCode(parseNational(digits, countries), abroad, countries)
}

/**
 * Digits that begin with the home country's code are explicit, unless they are a known number there as they stand. Only
 * a mobile number calls a mobile number into question: each German one with its code could also be a long landline.
 */
function ownCode(digits: string, given: Candidate, countries: AccountCountries): PhoneReading {
  const isMobile = given.kind === "mobile"
  if (isMobile && digits.length > countries.longestMobileDigits) return verdict(given)
  const national = parseNational(digits, countries)
  if (!national || !isKnown(national) || national.e164 === given.e164) return verdict(given)
  if (isMobile && national.kind !== "mobile") return verdict(given)
  return canReceive(given) ? refused("two_readings", national, given) : lacksCode(national)
}

/** Digits that may be a number of the home country, or one abroad with its country code. */
function withoutCode(
  national: Candidate | null,
  abroad: Candidate | PhoneProblem,
  { named }: AccountCountries,
): PhoneReading {
  if (!isCandidate(abroad)) return national ? lacksCode(national) : refused(abroad)
  const isExpected = named.has(abroad.country ?? "")
  const taken = verdict(abroad)
  if (!national) return taken.ok && !isExpected ? refused("unclear", undefined, abroad) : taken
  if (!canReceive(abroad)) return lacksCode(national)
  if (isKnown(national) || !isExpected) return refused("two_readings", national, abroad)
  return verdict(abroad, "read_abroad")
}

/** Nobody is asked for the code of a number that cannot be written to with it. */
const lacksCode = (national: Candidate): PhoneReading =>
  canReceive(national) || !isKnown(national) ? refused("home_number", national) : verdict(national)

const isCandidate = (reading: Candidate | PhoneProblem): reading is Candidate => typeof reading === "object"
const isKnown = ({ kind }: Candidate) => kind !== "unknown"
const canReceive = ({ kind }: Candidate) => kind === "mobile" || kind === "usual" || kind === "special"

const refused = (problem: PhoneProblem, meant?: Candidate, abroad?: Candidate): PhoneReading => ({
  ok: false,
  problem,
  ...(meant && { meant: named(meant) }),
  ...(abroad && { abroad: named(abroad) }),
})

const named = ({ e164, country }: Candidate): ReadNumber => ({ e164, country })

function verdict(given: Candidate | PhoneProblem, warning: PhoneWarning | null = null): PhoneReading {
  if (!isCandidate(given)) return refused(given)
  const { e164, country, kind } = given
  if (kind === "service") return refused("service_number")
  if (kind === "satellite") return refused("satellite")
  return { ok: true, e164, country, warning: warning ?? warningOf(kind) }
}

function warningOf(kind: Kind): PhoneWarning | null {
  if (kind === "unknown") return "unknown_range"
  return kind === "special" ? "special_range" : null
}

function parseInternational(digits: string, countries: AccountCountries): Candidate | PhoneProblem {
  if (digits.length < 7 || digits.length > 15) return "wrong_length"
  const parsed = parsePhoneNumberFromString(`+${digits}`, { extract: false })
  if (!parsed) return "no_country_code"
  if (!parsed.isPossible()) return "wrong_length"
  if (breaksNorthAmericanPlan.test(parsed.number)) return "not_in_numbering_plan"
  return { e164: parsed.number, country: countryOf(parsed, countries), kind: kindOf(parsed) }
}

/** The digits as they are dialled inside the home country, where a trunk prefix (0, in Russia 8) may come first. */
function parseNational(digits: string, countries: AccountCountries): Candidate | null {
  const whole = wholeNumber(digits, countries)
  const reading = whole === null ? "wrong_length" : parseInternational(whole, countries)
  return isCandidate(reading) ? reading : null
}

/**
 * National digits with the country code in front. Only the whole number tells its range: asked for it by the home
 * country, the library names that one in any case.
 */
function wholeNumber(digits: string, { home, callingCode, longestDigits }: AccountCountries): string | null {
  if (callingCode === "1") return digits.length === 10 ? `1${digits}` : null
  if (!home || (digits.length > longestDigits + 1 && !digits.startsWith("0"))) return null
  const parsed = parsePhoneNumberFromString(digits, { defaultCountry: home, extract: false })
  return parsed?.countryCallingCode === callingCode ? parsed.number.slice(1) : null
}

/** Countries share calling codes: a number in no known range counts as the home country's, else as the main one's. */
function countryOf(parsed: PhoneNumber, { home, callingCode }: AccountCountries): string | null {
  if (parsed.country) return parsed.country
  return parsed.countryCallingCode === callingCode ? home : (parsed.getPossibleCountries()[0] ?? null)
}

/**
 * Area codes of country code 1 are no number: those that start with 0 or 1, service codes (911), and those kept for longer
 * numbers (x9x). Source: NANPA, Area Codes; ATIS-0300051.
 */
const breaksNorthAmericanPlan = /^\+1(?:[01]|.11|.9)/

/** US ranges that are not simply somebody's phone; of all others there asking the library costs a third more. */
const unusualInUs = /^\+1(?:5|8(\d)\1|710|900)/

function kindOf(parsed: PhoneNumber): Kind {
  if (parsed.country === "US" && !unusualInUs.test(parsed.number)) return "mobile"
  if (!parsed.country && parsed.isNonGeographic()) return "satellite"
  switch (parsed.getType()) {
    case undefined:
      return "unknown"
    case "MOBILE":
    case "FIXED_LINE_OR_MOBILE":
      return "mobile"
    case "TOLL_FREE":
    case "PERSONAL_NUMBER":
      return "special"
    case "PREMIUM_RATE":
    case "SHARED_COST":
    case "UAN":
    case "VOICEMAIL":
    case "PAGER":
      return "service"
    default:
      return "usual"
  }
}
