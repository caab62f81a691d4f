import { expect, test } from "vitest"
import { endOfDay, endText, isNearEnd, lastDayBefore } from "./last-day.ts"

test("a last day is whole, and comes back as it was chosen", () => {
  expect(new Date(endOfDay("2026-12-31") ?? "")).toEqual(new Date(2027, 0, 1))
  for (const day of ["2026-12-31", "2028-02-29", "2027-03-28", "2027-10-31"])
    expect(lastDayBefore(endOfDay(day))).toBe(day)
  expect([endOfDay(""), lastDayBefore(null)]).toEqual([null, ""])
})

test("what is left is told in days, and warned of in the last two weeks", () => {
  const now = Date.parse("2026-12-01T12:00:00Z")
  const texts = [
    "2026-12-01T12:00:00Z",
    "2026-12-02T12:00:00Z",
    "2026-12-02T12:00:01Z",
    "2026-12-31T00:00:00Z",
  ]
  expect(texts.map((at) => endText(at, now))).toEqual([
    "Ended",
    "Ends within a day",
    "Ends in 2 days",
    "Ends in 30 days",
  ])
  expect([isNearEnd("2026-12-14T12:00:00Z", now), isNearEnd("2026-12-16T12:00:00Z", now)]).toEqual([
    true,
    false,
  ])
})
