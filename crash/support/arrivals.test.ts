import { expect, test } from "vitest"
import { allowForLateness, mostInAnySecond, overPace } from "./arrivals.ts"

const at = (...times: number[]) => times.map((atMs) => ({ atMs, segments: 1 }))

test("a second that is too full is found, with how short it was; one message alone may have more", () => {
  expect(overPace(at(0, 400, 999), 2)).toEqual({ segments: 1, withinMs: 999 })
  expect(overPace(at(0, 400, 1_000), 2)).toBeNull()
  expect(overPace([{ atMs: 0, segments: 9 }, ...at(1_000)], 2)).toBeNull()
  expect(mostInAnySecond(at(0, 400, 999, 1_500))).toBe(3)
})

test("what a carrier noted late may have come before; what it noted in time may not", () => {
  const late = [{ fromMs: -20, toMs: 3 }]
  expect(overPace(allowForLateness(at(0, 400, 985), late), 2)).toBeNull()
  expect(overPace(allowForLateness(at(0, 400, 975), late), 2)).toEqual({ segments: 1, withinMs: 995 })
  expect(overPace(allowForLateness(at(4, 400, 985), late), 2)).toEqual({ segments: 1, withinMs: 981 })
})
