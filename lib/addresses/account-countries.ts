import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  type NumberingPlan,
} from "libphonenumber-js/max"
import type { Account } from "#prisma/generated/client.ts"

/** The countries an account deals with: what decides how a number without a country code is read, and where it may go. */
export type AccountCountries = {
  /** Where numbers without a country code are from; null when the account never said. */
  home: CountryCode | null
  /** The home country's, without a plus. */
  callingCode: string | null
  /** Of the home country's longest number, as it is dialled there without its trunk prefix. */
  longestDigits: number
  /** The same of its mobile numbers. */
  longestMobileDigits: number
  /** Home and the countries that Settings name, territories included. */
  named: ReadonlySet<string>
  /** Settings name countries: the API takes numbers of no others (decision 0026). */
  isLimited: boolean
}

/** Territories with codes of their own that are parts of a country: naming the country names them (ISO 3166-2:US). */
const territories: Record<string, readonly string[]> = { US: ["AS", "GU", "MP", "PR", "VI"] }

/** Reads the account's columns. */
export function countriesOf(account: Pick<Account, "homeCountry" | "sendingCountries">): AccountCountries {
  const { homeCountry, sendingCountries } = account
  const home = homeCountry && isSupportedCountry(homeCountry) ? homeCountry : null
  const listed = [...(home ? [home] : []), ...sendingCountries]
  return {
    home,
    callingCode: home && getCountryCallingCode(home),
    ...(home ? longestOf(home) : noDigits),
    named: new Set(listed.flatMap((country) => [country, ...(territories[country] ?? [])])),
    isLimited: sendingCountries.length > 0,
  }
}

const noDigits = { longestDigits: 0, longestMobileDigits: 0 }

/** A method of the library (metadata.js) that its types leave out. */
type WithTypes = Metadata & { type(name: "MOBILE"): Pick<NumberingPlan, "possibleLengths"> | undefined }

function longestOf(home: CountryCode): typeof noDigits {
  const metadata = new Metadata() as WithTypes
  metadata.selectNumberingPlan(home)
  const all = metadata.numberingPlan?.possibleLengths() ?? []
  const mobile = metadata.type("MOBILE")?.possibleLengths() ?? all
  return { longestDigits: Math.max(0, ...all), longestMobileDigits: Math.max(0, ...mobile) }
}

/** Of an account that said nothing: a number must bring its country code. */
export const noCountries: AccountCountries = {
  home: null,
  callingCode: null,
  ...noDigits,
  named: new Set(),
  isLimited: false,
}
