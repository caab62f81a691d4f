import { expect, test } from "vitest"
import { ticksOf } from "./sending-ticks.ts"

const newYork = "America/New_York"
const slotsFrom = (from: string, widthMs: number, count: number) =>
  Array.from({ length: count }, (_, slot) => Date.parse(from) + slot * widthMs)
const labels = (from: string, widthMs: number, count: number, timeZone = newYork) =>
  ticksOf(slotsFrom(from, widthMs, count), widthMs, timeZone).map(({ slot, label }) => `${slot} ${label}`)

test("seconds, minutes, hours and days have the labels that a clock and a calendar have", () => {
  expect(labels("2026-11-21T15:00:58Z", 1_000, 12)).toEqual([
    "0 10:00:58 AM",
    ...["2 10:01:00 AM", "4 10:01:02 AM", "6 10:01:04 AM", "8 10:01:06 AM", "10 10:01:08 AM"],
  ])
  expect(labels("2026-11-21T15:00:00Z", 60_000, 25)).toEqual([
    ...["0 10:00 AM", "5 10:05 AM", "10 10:10 AM", "15 10:15 AM", "20 10:20 AM"],
  ])
  expect(labels("2026-11-21T15:00:00Z", 3_600_000, 55)).toEqual([
    ...["2 12 PM", "14 Nov 22", "26 12 PM", "38 Nov 23", "50 12 PM"],
  ])
  expect(labels("2026-11-21T05:00:00Z", 86_400_000, 6)).toEqual([
    ...["0 Nov 21", "1 Nov 22", "2 Nov 23", "3 Nov 24", "4 Nov 25", "5 Nov 26"],
  ])
})

test("the start, which is no round time, has none", () => {
  const [first = 0, ...others] = slotsFrom("2026-11-21T15:00:00Z", 60_000, 25)
  const ticks = ticksOf([first + 20_000, ...others], 60_000, newYork)
  expect(ticks[0]).toEqual({ slot: 5, label: "10:05 AM", isDay: false })
})

test("round is what the clocks of the zone show", () => {
  expect(labels("2026-11-21T15:15:00Z", 3_600_000, 13, "Asia/Kathmandu").slice(0, 2)).toEqual([
    "0 9 PM",
    "3 Nov 22",
  ])
})
