import fc from "fast-check"
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max"
import examples from "libphonenumber-js/mobile/examples"
import { expect, test } from "vitest"
import { countriesOf } from "./account-countries.ts"
import { parsePhoneNumber } from "./phone-number.ts"

const at = (homeCountry: string, ...sendingCountries: string[]) =>
  countriesOf({ homeCountry, sendingCountries })
const us = at("US")
/** "+13105550111 home_number? …" in one line, to compare tables. */
const read = (raw: string, countries = us) => {
  const reading = parsePhoneNumber(raw, countries)
  if (reading.ok) return [reading.e164, reading.country, reading.warning]
  return [reading.problem, ...[reading.meant, reading.abroad].flatMap((one) => one?.e164 ?? [])]
}

const missionForms = ["16001234567", "+16001234567", "1(600)1234567", "+1(600)1234567", " +1 (600) 123-4567 "]
test.each(missionForms)("the mission's form %j is read, with and without a home country", (raw) => {
  for (const countries of [us, at("CA"), at("GB", "US"), undefined])
    expect(parsePhoneNumber(raw, countries)).toMatchObject({ ok: true, e164: "+16001234567" })
})

test("a number in no known range carries a warning and counts as its calling code's country", () => {
  expect(read("16001234567")).toEqual(["+16001234567", "US", "unknown_range"])
  expect(read("16001234567", at("CA"))).toEqual(["+16001234567", "CA", "unknown_range"])
  expect(read("+4915112345678")).toEqual(["+4915112345678", "DE", null])
})

test.each([
  ["valid at home, possible abroad", "3105550111", ["home_number", "+13105550111"]],
  ["valid at home, impossible abroad", "2125550111", ["home_number", "+12125550111"]],
  ["Canada shares the plan", "4165550111", ["home_number", "+14165550111"]],
  ["valid at home and abroad", "4755551234", ["two_readings", "+14755551234", "+4755551234"]],
  ["possible at home, valid abroad", "6532024815", ["two_readings", "+16532024815", "+6532024815"]],
  ["a premium number at home, impossible abroad", "9005550123", ["service_number"]],
  ["possible at home and nowhere else", "6001234567", ["home_number", "+16001234567"]],
  ["impossible at home, valid abroad", "4915112345678", ["unclear", "+4915112345678"]],
  ["impossible at home, possible abroad", "310555011", ["unclear", "+31555011"]],
  ["impossible at home, abroad nobody's phone", "449012345678", ["service_number"]],
  ["a digit twice, and so in Germany", "49055526711", ["unclear", "+4955526711"]],
  ["impossible at home and abroad", "123456789012345", ["wrong_length"]],
  ["of no country", "999123456789", ["no_country_code"]],
  ["begins with the home country's code", "13105550111", ["+13105550111", "US", null]],
  ["the same with a digit too few", "1310555011", ["wrong_length"]],
  ["with a plus it is what it says", "+3105550111", ["+315550111", "NL", "unknown_range"]],
  ["with 00", "00447400123456", ["+447400123456", "GB", null]],
  ["with 011", "011 44 7400 123456", ["+447400123456", "GB", null]],
  ["with plus and 00", "+0049 151 12345678", ["+4915112345678", "DE", null]],
  ["a trunk 0 in brackets", "+44 (0)7400 123456", ["+447400123456", "GB", null]],
])("at home in the US, %s: %j", (_, raw, expected) => expect(read(raw)).toEqual(expected))

test.each([
  ["a trunk prefix", "DE", "0151 12345678", ["home_number", "+4915112345678"]],
  ["a trunk prefix", "GB", "07400 123456", ["home_number", "+447400123456"]],
  ["Russia's trunk prefix", "RU", "8 912 345 67 89", ["home_number", "+79123456789"]],
  ["its own code in front", "IN", "919123456789", ["+919123456789", "IN", null]],
  [
    "a mobile number that begins as its own code",
    "IT",
    "3909514812",
    ["two_readings", "+393909514812", "+3909514812"],
  ],
  [
    "a mobile number with its code, as long as a landline",
    "DE",
    "4915112345678",
    ["+4915112345678", "DE", null],
  ],
  ["the same with its code", "IT", "393909514812", ["+393909514812", "IT", null]],
  ["a number shorter than all others", "FO", "211234", ["home_number", "+298211234"]],
  ["a number of five digits", "CK", "21234", ["home_number", "+68221234"]],
  ["a number that only looks as if", "IN", "9123456789", ["home_number", "+919123456789"]],
  ["a foreign number with its code", "DE", "16285550111", ["two_readings", "+4916285550111", "+16285550111"]],
  ["011, which is nothing there", "GB", "011447400123456", ["no_country_code"]],
])("%s, at home in %s: %j", (_, home, raw, expected) => expect(read(raw, at(home))).toEqual(expected))

test("a country that Settings name is no surprise: a number there is taken, unless it is a known one at home", () => {
  const both = at("US", "US", "SG", "NO", "NL")
  expect(read("6532024815", both)).toEqual(["+6532024815", "SG", "read_abroad"])
  expect(read("4755551234", both)).toEqual(["two_readings", "+14755551234", "+4755551234"])
  expect(read("310555011", both)).toEqual(["+31555011", "NL", "unknown_range"])
  expect(read("4915112345678", at("US", "US", "DE"))).toEqual(["+4915112345678", "DE", null])
})

test("without a home country a number must bring its code, and is read with a warning as if it did", () => {
  const read = { ok: true, e164: "+315550111", country: "NL" }
  expect(parsePhoneNumber("3105550111")).toEqual({ ...read, warning: "read_abroad" })
  expect(parsePhoneNumber("+31 5550111")).toEqual({ ...read, warning: "unknown_range" })
})

test.each([
  ["19005550123", "service_number"],
  ["+449012345678", "service_number"],
  ["+498001234567", ["+498001234567", "DE", "special_range"]],
  ["+18005550123", ["+18005550123", "US", "special_range"]],
  ["+447012345678", ["+447012345678", "GB", "special_range"]],
  ["+8816123456789", "satellite"],
  ["+870773123456", "satellite"],
  ["+80012345678", "satellite"],
  ["+883510000000", "satellite"],
  ["10005550111", "not_in_numbering_plan"],
  ["+19115550111", "not_in_numbering_plan"],
  ["+12915550111", "not_in_numbering_plan"],
])("by its range %j is %j", (raw, expected) =>
  expect(read(raw)).toEqual(typeof expected === "string" ? [expected] : expected),
)

test.each([
  ["", "empty"],
  ["\u200b '\u202c ", "empty"],
  ["call me", "not_a_number"],
  [`1${" ".repeat(60_000)}x`, "not_a_number"],
  ["+1628777000²", "not_a_number"],
  ["tel:7770000;phone-context=+1628", "not_a_number"],
  ["+13235550111 x5", "has_extension"],
  ["(323) 555-0111 ext. 5", "has_extension"],
  ["tel:+13235550111;ext=5", "has_extension"],
  ["call ext 5", "not_a_number"],
  ["+13235550111/+13235550112", "not_a_number"],
  ["123", "wrong_length"],
  ["1999123", "wrong_length"],
  ["1323555011122", "wrong_length"],
  ["1234567890123456", "wrong_length"],
  ["1.62855E+10", "rounded_by_spreadsheet"],
  ["1,62855e+10", "rounded_by_spreadsheet"],
  ["'1.62855E+10", "rounded_by_spreadsheet"],
])("%j is refused as %s", (raw, problem) => expect(read(raw)).toEqual([problem]))

test.each([
  ["a left-to-right embedding and its end", "\u202a+1 628 777 0000\u202c"],
  ["a right-to-left embedding, isolates and marks", "\u202b\u2068+1\u200e628\u200f7770000\u2069\u202c"],
  ["a byte order mark and zero-width spaces", "\ufeff+1\u200b628\u200c777\u20600000"],
  ["soft and non-breaking hyphens", "+1\u2011628\u00ad\u2011777\u20110000"],
  ["all other dashes", "+1\u2010628\u2012777\u20130\u20140\u22120\ufe630"],
  ["narrow, figure and ideographic spaces", "+1\u202f628\u2007777\u30000000"],
  ["an apostrophe of a spreadsheet", "'16287770000"],
  ["a curly one", "\u2019+16287770000"],
  ["quotes around it", '"+1 628 777 0000"'],
  ["a formula that keeps the text", '="16287770000"'],
  ["a full-width plus", "\uff0b16287770000"],
  ["full-width digits, brackets and hyphens", "＋１（６２８）７７７－００００"],
  ["Arabic-Indic digits", "+١٦٢٨٧٧٧٠٠٠٠"],
  ["Persian digits", "+۱۶۲۸۷۷۷۰۰۰۰"],
  ["Devanagari digits", "+१६२८७७७००००"],
  ["a link's prefix", "tel:+1-628-777-0000"],
  ["the same in capitals, with a space", "TEL: +16287770000"],
  ["a decimal of a program", "16287770000.0"],
  ["the plus in brackets", "(+1) 628.777.0000"],
])("%s is cleaned away", (_, raw) => expect(read(raw)).toEqual(["+16287770000", "US", null]))

test("what is said of a range agrees with the library's own answer", () => {
  const number = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map((digits) => `+1${digits}`)
  fc.assert(
    fc.property(number, (raw) => {
      const reading = parsePhoneNumber(raw)
      const library = parsePhoneNumberFromString(raw)
      const type = library?.getType()
      if (!reading.ok) {
        expect(["service_number", "not_in_numbering_plan"]).toContain(reading.problem)
        return
      }
      expect(reading.warning === "unknown_range").toBe(library?.isValid() === false)
      expect(reading.warning === "special_range").toBe(type === "TOLL_FREE" || type === "PERSONAL_NUMBER")
    }),
    { numRuns: 2_000 },
  )
})

test("every country's own mobile number is understood: with its code, and as a question without", () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples)
    if (!example || example.getType() === undefined) continue
    const home = at(country)
    const { number, nationalNumber } = example
    expect(read(number, home)[0], country).toBe(number)
    expect(read(number.slice(1), home)[0], country).toBe(number)
    const without = parsePhoneNumber(nationalNumber, home)
    expect(without.ok ? without.e164 : without.meant?.e164, country).toBe(number)
  }
})

/** Digits as they are written at home, a good part of which begin like the country's own calling code. */
const homeDigits = fc
  .constantFrom(...(["US", "IT", "PL", "CO", "FI", "SE", "AT", "DE", "IN", "BR"] as const))
  .chain((home) => {
    const code = getCountryCallingCode(home)
    const rest = fc.stringMatching(/^[2-9]\d{5,9}$/)
    return fc.record({
      home: fc.constant(home),
      raw: fc.oneof(
        rest,
        rest.map((digits) => code + digits),
      ),
    })
  })

test("digits alone are never read as another number while they are a known one at home", () => {
  fc.assert(
    fc.property(homeDigits, ({ home, raw }) => {
      const own = parsePhoneNumberFromString(`+${getCountryCallingCode(home)}${raw}`)
      if (!own?.isValid() || own.nationalNumber !== raw) return
      const withCode = parsePhoneNumberFromString(`+${raw}`)
      if (withCode?.getType() === "MOBILE" && own.getType() === "FIXED_LINE") return
      const reading = parsePhoneNumber(raw, at(home))
      const isService = !reading.ok && ["service_number", "satellite"].includes(reading.problem)
      if (!isService) expect(reading.ok ? reading.e164 : reading.meant?.e164).toBe(own.number)
    }),
    { numRuns: 2_000 },
  )
})

test("digits alone are never read as another country's number unless Settings name it", () => {
  fc.assert(
    fc.property(homeDigits, ({ home, raw }) => {
      const reading = parsePhoneNumber(raw, at(home))
      if (reading.ok) expect(reading.e164.startsWith(`+${getCountryCallingCode(home)}`)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
