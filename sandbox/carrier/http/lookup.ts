import {
  type CountryCode,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from "libphonenumber-js/max"
import { RestError } from "../rest-error.ts"
import { magicOf } from "../sending/magic.ts"
import type { LookupEffect } from "../sending/magic-effect.ts"

const NO_CANADIAN_DATA = 60601
const PACKAGES: ReadonlySet<string> = new Set([
  "validation",
  "caller_name",
  "sim_swap",
  "call_forwarding",
  "line_status",
  "line_type_intelligence",
  "identity_match",
  "reassigned_number",
  "sms_pumping_risk",
  "phone_number_quality_score",
  "pre_fill",
])

/** Types of the numbering plan in Twilio's words; where a plan cannot tell, the phone is a mobile. */
const LINE_TYPES: Readonly<Record<string, string>> = {
  FIXED_LINE: "landline",
  TOLL_FREE: "tollFree",
  VOIP: "nonFixedVoip",
  PERSONAL_NUMBER: "personal",
  PREMIUM_RATE: "premium",
  SHARED_COST: "sharedCost",
  UAN: "uan",
  VOICEMAIL: "voicemail",
  PAGER: "pager",
}

const lineType = (type: string) => ({
  type,
  carrier_name: "Carrier sandbox",
  mobile_country_code: type === "mobile" ? "310" : null,
  mobile_network_code: type === "mobile" ? "260" : null,
  error_code: null,
})

const lineTypeError = (errorCode: number) => ({
  type: null,
  carrier_name: null,
  mobile_country_code: null,
  mobile_network_code: null,
  error_code: errorCode,
})

/** Twilio has no line types for Canada unless the account was approved for them; this one was not. */
function lineTypeIntelligence(country: string | undefined, planType: string, effect?: LookupEffect) {
  if (effect?.kind === "type") return lineType(effect.type)
  if (effect?.kind === "error") return lineTypeError(effect.errorCode)
  return country === "CA" ? lineTypeError(NO_CANADIAN_DATA) : lineType(LINE_TYPES[planType] ?? "mobile")
}

function validationErrors(number: string, country: CountryCode): string[] {
  switch (validatePhoneNumberLength(number, country)) {
    case "TOO_SHORT":
      return ["TOO_SHORT"]
    case "TOO_LONG":
      return ["TOO_LONG"]
    case "INVALID_LENGTH":
      return ["INVALID_LENGTH"]
    case "INVALID_COUNTRY":
      return ["INVALID_COUNTRY_CODE"]
    case "NOT_A_NUMBER":
      return ["NOT_A_NUMBER"]
    default:
      return ["INVALID_BUT_POSSIBLE"]
  }
}

function readPackages(fields: string): Set<string> {
  const packages = new Set(fields.split(",").filter((name) => name !== ""))
  for (const name of packages)
    if (!PACKAGES.has(name)) throw new RestError(60600, `Fields: ${name} is not a package`)
  return packages
}

/**
 * The LookupResponse of Twilio's Lookup v2. Invalid numbers answer `valid: false`, not an error.
 * Packages other than `line_type_intelligence` are known but not subscribed, so they stay null.
 * @throws RestError 60600 for an unknown package, 20500 for the magic number
 */
export function lookUp(number: string, fields: string, country: CountryCode) {
  const packages = readPackages(fields)
  const parsed = parsePhoneNumberFromString(number, country)
  const valid = parsed?.isValid() ?? false
  const e164 = parsed?.number ?? number
  const effect = magicOf(e164)?.lookup
  if (effect?.kind === "fault") throw new RestError(20500)
  const wantsLineType = valid && packages.has("line_type_intelligence")
  return {
    calling_country_code: parsed?.countryCallingCode ?? null,
    country_code: parsed?.country ?? null,
    phone_number: e164,
    national_format: parsed?.formatNational() ?? null,
    valid,
    validation_errors: valid ? [] : validationErrors(number, country),
    caller_name: null,
    sim_swap: null,
    call_forwarding: null,
    line_status: null,
    line_type_intelligence: wantsLineType
      ? lineTypeIntelligence(parsed?.country, parsed?.getType() ?? "", effect)
      : null,
    identity_match: null,
    reassigned_number: null,
    sms_pumping_risk: null,
    phone_number_quality_score: null,
    pre_fill: null,
    url: `https://lookups.twilio.com/v2/PhoneNumbers/${e164}`,
  }
}
