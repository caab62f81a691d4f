import { expect, test } from "vitest"
import { instantOf, timeInZone, wallTimeOf } from "./zoned-time.ts"

const newYork = "America/New_York"

test("a wall's time and its instant find each other, in summer and in winter", () => {
  const summer = { date: "2026-07-04", time: "09:30" }
  expect(instantOf(summer, newYork)).toBe("2026-07-04T13:30:00.000Z")
  expect(wallTimeOf("2026-07-04T13:30:00.000Z", newYork)).toEqual(summer)
  expect(wallTimeOf("2026-11-22T14:30:00.000Z", newYork)).toEqual({ date: "2026-11-22", time: "09:30" })
  expect(timeInZone("2026-11-22T14:30:00.000Z", newYork)).toBe("Sun, Nov 22, 2026, 9:30 AM EST")
})

test("a time that does not exist moves on, one that exists twice is the first", () => {
  expect(instantOf({ date: "2026-03-08", time: "02:30" }, newYork)).toBe("2026-03-08T07:30:00.000Z")
  expect(instantOf({ date: "2026-11-01", time: "01:30" }, newYork)).toBe("2026-11-01T05:30:00.000Z")
})

test.each([
  ["", "09:00"],
  ["2026-11-22", ""],
  ["22.11.2026", "09:00"],
])("%j with %j is no time yet", (date, time) => {
  expect(instantOf({ date, time }, newYork)).toBeNull()
})
