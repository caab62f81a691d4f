import { countryName } from "#lib/platform/country-name.ts"
import type { PhoneProblem, PhoneRefusal, PhoneWarning, ReadNumber } from "./phone-number.ts"

/** A sentence with a next step, for screens and error files. It names the number that was probably meant. */
export function phoneProblemText({ problem, meant, abroad }: PhoneRefusal): string {
  if (problem === "home_number" && meant)
    return `The country code is missing. Did you mean ${inWords(meant)}? Write it with the country code first`
  if (problem === "two_readings" && meant && abroad)
    return `Without a plus this can be ${inWords(meant)} or ${inWords(abroad)}: write the right one with + in front`
  if (problem === "unclear" && abroad)
    return `This is no number of your own country. If you mean ${inWords(abroad)}, write + in front; else check the digits`
  return problemText[problem]
}

const inWords = ({ e164, country }: ReadNumber) => (country ? `${e164} (${countryName(country)})` : e164)

const problemText: Record<PhoneProblem, string> = {
  empty: "The line has no phone number: add one, country code first",
  not_a_number: "This is not a phone number: use digits, spaces, ( ) - and a leading +",
  has_extension:
    "A text message reaches no extension behind a switchboard: give the person's own number, without the extension",
  rounded_by_spreadsheet:
    "A spreadsheet has rounded this number and its last digits are lost: in the original, format the column as Text, then save it as CSV again",
  no_country_code:
    "No country has this calling code: write the country code first, such as 1 for the United States",
  wrong_length: "The number is too short or too long for its country: check the digits and the country code",
  not_in_numbering_plan:
    "No area code of country code 1 starts with 0 or 1, ends in 11 or has a 9 in the middle: check the digits",
  home_number: "The country code is missing: write it first, such as 1 for the United States",
  two_readings: "Without a plus this can be a number of two countries: write + and the country code first",
  unclear:
    "This is no number of your own country and no known one of another: check the digits, or write + and the country code first",
  service_number:
    "This is a premium, shared-cost or service number, and nobody reads a message there: ask for a mobile number",
  satellite:
    "This calling code belongs to satellite phones or an international network, not to a country: ask for a mobile number",
}

/** The sentence for a warning. */
export const phoneWarningText: Record<PhoneWarning, string> = {
  unknown_range:
    "No carrier is known for this number range. It will be tried; check the digits if it is a typing error",
  special_range:
    "This is a toll-free or personal number: few of them get text messages. It will be tried; a mobile number is better",
  read_abroad:
    "Without a plus this was read as beginning with its country code. Write + in front if that is right, else check the digits",
}

export const isPhoneProblem = (problem: string): problem is PhoneProblem =>
  Object.hasOwn(problemText, problem)
export const isPhoneWarning = (warning: string): warning is PhoneWarning =>
  Object.hasOwn(phoneWarningText, warning)
