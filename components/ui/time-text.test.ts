import { expect, test } from "vitest"
import { durationText } from "./duration-text.ts"
import { shortTime } from "./time-text.ts"

const now = new Date("2026-11-21T12:00:00Z")
const after = (ms: number) => shortTime(new Date(now.getTime() + ms), now)

test.each([
  [-20_000, "just now"],
  [-60_000, "1 minute ago"],
  [-59 * 60_000, "59 minutes ago"],
  [-3 * 3_600_000, "3 hours ago"],
  [2 * 3_600_000, "in 2 hours"],
])("%i ms away is %s", (ms, text) => {
  expect(after(ms)).toBe(text)
})

test("a day away it is the date with the zone's name", () => {
  expect(after(-86_400_000)).toMatch(/^Nov 2\d, 2026, .+ \S+$/)
})

test.each([
  [0.4, "1 s"],
  [59, "59 s"],
  [61, "2 min"],
  [3600, "1 h"],
  [12_000, "3 h 20 min"],
])("%d seconds are %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})
