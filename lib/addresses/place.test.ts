import { expect, test } from "vitest"
import { isTimeZone } from "#lib/platform/time-zone.ts"
import { buildPhonePlaces } from "../../scripts/zones/phone-places.ts"
import phonePlaces from "./data/phone-places.json" with { type: "json" }
import { parsePlace, placeOf } from "./place.ts"

test.each([
  ["+12125550100", "US-NY America/New_York"],
  ["+18505550100", "US-FL America/Chicago,America/New_York"],
  ["+12705550100", "US-KY America/Chicago,America/New_York"],
  ["+12085550100", "US-ID America/Boise,America/Los_Angeles"],
  ["+19285550100", "US-AZ America/Denver,America/Phoenix"],
  ["+14165550100", "America/Toronto"],
  ["+18795550100", "America/Halifax,America/St_Johns"],
  ["+61412345678", "Australia/Adelaide,Australia/Brisbane,Australia/Darwin,Australia/Perth,Australia/Sydney"],
  ["+34612345678", "Atlantic/Canary,Europe/Madrid"],
  ["+79161234567", "Asia/Kamchatka,Asia/Novosibirsk,Europe/Kaliningrad,Europe/Moscow"],
  ["+447911123456", "Europe/Guernsey,Europe/Isle_of_Man,Europe/London"],
  ["+9779812345678", "Asia/Katmandu"],
])("%s is in %s", (number, place) => expect(placeOf(number)).toBe(place))

test.each(["+18005550100", "+15005550006", "+80012345678", "+19005550100"])(
  "%s follows its owner and tells nothing",
  (number) => expect(placeOf(number)).toBe(""),
)

test("a place is read as it was written", () => {
  expect(parsePlace("US-FL America/Chicago,America/New_York")).toEqual({
    zones: ["America/Chicago", "America/New_York"],
    region: "US-FL",
  })
  expect(parsePlace("Europe/Berlin")).toEqual({ zones: ["Europe/Berlin"], region: null })
  expect(parsePlace("")).toEqual({ zones: [], region: null })
})

test("the table is what the metadata says today, and the calendar knows every zone in it", () => {
  expect(phonePlaces).toEqual(buildPhonePlaces())
  for (const zone of phonePlaces.zones.flatMap((zones) => (zones ? zones.split(",") : [])))
    expect(isTimeZone(zone), zone).toBe(true)
})
