import fc from "fast-check"
import { expect, test } from "vitest"
import { estimateFinish } from "./estimate-finish.ts"
import type { SendingRules } from "./next-opening.ts"
import { alwaysOpen, defaultSmsWindows } from "./receiving-window.ts"

const rules: SendingRules = {
  windows: alwaysOpen,
  fallbackTimeZone: null,
  stateRules: false,
  blackoutDays: [],
  startAt: null,
  endsAt: null,
}
const daytime = { ...rules, windows: defaultSmsWindows }
const noon = new Date("2026-01-12T12:00:00Z")
const seconds = (from: Date, to: Date | null) => ((to?.getTime() ?? Number.NaN) - from.getTime()) / 1000

test("without windows it is segments by rate", () => {
  const group = { rules, place: "Europe/London", segments: 600 }
  expect(seconds(noon, estimateFinish([group], 10, noon))).toBeCloseTo(60, 3)
  expect(seconds(noon, estimateFinish([group, { ...group, place: "Asia/Tokyo" }], 10, noon))).toBeCloseTo(
    120,
    3,
  )
})

test("what does not fit today goes on tomorrow", () => {
  const from = new Date("2026-01-12T20:59:00Z")
  const finish = estimateFinish([{ rules: daytime, place: "Europe/London", segments: 1_200 }], 10, from)
  expect(finish?.toISOString()).toBe("2026-01-13T08:01:00.000Z")
})

test("who is still asleep is sent to later, and the others meanwhile", () => {
  const groups = [
    { rules: daytime, place: "Europe/London", segments: 100 },
    { rules: daytime, place: "America/Los_Angeles", segments: 100 },
  ]
  expect(estimateFinish(groups, 10, noon)?.toISOString()).toBe("2026-01-12T16:00:10.000Z")
})

test("an end that comes first, or a zone that nobody knows, has no finish", () => {
  const endsAt = new Date("2026-01-12T12:00:30Z")
  expect(
    estimateFinish([{ rules: { ...rules, endsAt }, place: "Europe/London", segments: 600 }], 10, noon),
  ).toBeNull()
  expect(estimateFinish([{ rules, place: "", segments: 1 }], 10, noon)).toBeNull()
  expect(estimateFinish([], 10, noon)).toEqual(noon)
})

test("never sooner than the rate allows, and never sooner with more to send", () => {
  const group = fc.record({
    rules: fc.constantFrom(rules, daytime),
    place: fc.constantFrom("Europe/London", "America/New_York", "Asia/Tokyo"),
    segments: fc.integer({ min: 1, max: 200_000 }),
  })
  fc.assert(
    fc.property(
      fc.array(group, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 100 }),
      (groups, rate) => {
        const total = groups.reduce((sum, { segments }) => sum + segments, 0)
        const finish = estimateFinish(groups, rate, noon)
        expect(seconds(noon, finish)).toBeGreaterThanOrEqual(total / rate - 0.01)
        const [first, ...others] = groups
        const more = estimateFinish(
          first ? [{ ...first, segments: first.segments + 5_000 }, ...others] : [],
          rate,
          noon,
        )
        expect(more?.getTime()).toBeGreaterThanOrEqual(finish?.getTime() ?? Number.NaN)
      },
    ),
  )
})
