import fc from "fast-check"
import { parsePhoneNumberFromString } from "libphonenumber-js/max"
import { expect, test } from "vitest"
import { readPhoneNumber } from "./phone-number.ts"

test.each(["16001234567", "+16001234567", "1(600)1234567", "+1(600)1234567", " +1 (600) 123-4567 "])(
  "the mission's form %j is read",
  (raw) =>
    expect(readPhoneNumber(raw)).toMatchObject({ ok: true, e164: "+16001234567", inKnownRange: false }),
)

test("a number in a known range carries its country", () => {
  expect(readPhoneNumber("4915112345678")).toEqual({
    ok: true,
    e164: "+4915112345678",
    country: "DE",
    inKnownRange: true,
  })
})

test.each([
  ["", "empty"],
  ["call me", "not_a_number"],
  ["+1323555０１１１", "not_a_number"],
  ["123", "wrong_length"],
  ["999123456789", "no_country_code"],
  ["1999123", "wrong_length"],
  ["1323555011122", "wrong_length"],
  ["1234567890123456", "wrong_length"],
  ["10005550111", "not_in_numbering_plan"],
])("%j is refused as %s", (raw, problem) => expect(readPhoneNumber(raw)).toEqual({ ok: false, problem }))

test("what is said of a range agrees with the library's own answer", () => {
  const number = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map((digits) => `+1${digits}`)
  fc.assert(
    fc.property(number, (raw) => {
      const reading = readPhoneNumber(raw)
      expect(reading.ok && reading.inKnownRange).toBe(parsePhoneNumberFromString(raw)?.isValid())
    }),
    { numRuns: 2_000 },
  )
})
