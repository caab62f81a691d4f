import fc from "fast-check"
import { expect, test } from "vitest"
import { estimateSending, type SharedLane, type WaitingGroup } from "./estimate-sending.ts"
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
const at = (iso: string) => Date.parse(iso)

const group = (place: string, messages: number, own: Partial<WaitingGroup> = {}): WaitingGroup => ({
  ...{ rules, place, messages, segments: messages },
  ...own,
})
const laneOf = (ratePerSecond: number, own: Partial<SharedLane> = {}): SharedLane => ({
  ...{ ratePerSecond, ownRatePerSecond: ratePerSecond, backlogs: [] },
  ...own,
})
const estimate = (groups: WaitingGroup[], lane: number | SharedLane, now = noon, startsAt = now) =>
  estimateSending(groups, typeof lane === "number" ? laneOf(lane) : lane, { now, startsAt })
const finish = (...input: Parameters<typeof estimate>) => estimate(...input)?.at(-1)?.toMs ?? Number.NaN
const seconds = (...input: Parameters<typeof estimate>) => (finish(...input) - noon.getTime()) / 1000

test("without windows it is segments by rate, in one even stretch", () => {
  const groups = [group("Europe/London", 600), group("Asia/Tokyo", 300, { segments: 600 })]
  expect(seconds(groups.slice(0, 1), 10)).toBeCloseTo(60, 3)
  expect(estimate(groups, 10)).toEqual([
    { fromMs: noon.getTime(), toMs: noon.getTime() + 120_000, messages: 900 },
  ])
})

test("what does not fit today goes on tomorrow", () => {
  const from = new Date("2026-01-12T20:59:00Z")
  expect(estimate([group("Europe/London", 1_200, { rules: daytime })], 10, from)).toEqual([
    { fromMs: from.getTime(), toMs: at("2026-01-12T21:00:00Z"), messages: 600 },
    { fromMs: at("2026-01-13T08:00:00Z"), toMs: at("2026-01-13T08:01:00Z"), messages: 600 },
  ])
})

test("who is still asleep is sent to later, and the others meanwhile", () => {
  const groups = [
    group("Europe/London", 100, { rules: daytime }),
    group("America/Los_Angeles", 100, { rules: daytime }),
  ]
  expect(finish(groups, 10)).toBe(at("2026-01-12T16:00:10Z"))
})

test("who opens later waits behind who opened before", () => {
  const from = new Date("2026-01-12T12:59:55Z")
  const first = group("Europe/London", 100, { rules: daytime })
  const second = group("America/New_York", 200, { rules: daytime, segments: 400 })
  expect(estimate([second, first], 10, from)).toEqual([
    { fromMs: from.getTime(), toMs: from.getTime() + 10_000, messages: 100 },
    { fromMs: from.getTime() + 10_000, toMs: from.getTime() + 50_000, messages: 200 },
  ])
})

test("campaigns of a sender take turns, message by message, and a done or a slow one leaves its share", () => {
  const mine = [group("Europe/London", 100)]
  const other = { segments: 50, segmentsPerMessage: 1 }
  const long = { segments: 100_000, segmentsPerMessage: 1 }
  expect(seconds(mine, laneOf(10, { backlogs: [other] }))).toBeCloseTo(15, 3)
  expect(seconds(mine, laneOf(10, { backlogs: [long] }))).toBeCloseTo(20, 3)
  expect(seconds(mine, laneOf(10, { backlogs: [{ ...long, segmentsPerMessage: 3 }] }))).toBeCloseTo(40, 3)
  expect(seconds(mine, laneOf(10, { backlogs: [long], ownRatePerSecond: 2 }))).toBeCloseTo(50, 3)
})

test("others go on while the campaign waits for its start", () => {
  const lane = laneOf(10, { backlogs: [{ segments: 200, segmentsPerMessage: 1 }] })
  const startsAt = new Date(noon.getTime() + 20_000)
  expect(seconds([group("Europe/London", 100)], lane, noon, startsAt)).toBeCloseTo(30, 3)
})

test("an end that comes first, or a zone that nobody knows, has no answer; nothing to send is nothing", () => {
  const endsAt = new Date("2026-01-12T12:00:30Z")
  expect(estimate([group("Europe/London", 600, { rules: { ...rules, endsAt } })], 10)).toBeNull()
  expect(estimate([group("", 1)], 10)).toBeNull()
  expect(estimate([], 10)).toEqual([])
})

const anyGroup = fc
  .record({
    rules: fc.constantFrom(rules, daytime),
    place: fc.constantFrom("Europe/London", "America/New_York", "Asia/Tokyo"),
    messages: fc.integer({ min: 1, max: 100_000 }),
    perMessage: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ perMessage, ...one }) => ({ ...one, segments: one.messages * perMessage }))
const anyGroups = fc.array(anyGroup, { minLength: 1, maxLength: 5 })
const anyRate = fc.integer({ min: 1, max: 100 })
const anyBacklogs = fc.array(
  fc.record({ segments: fc.integer({ min: 1, max: 50_000 }), segmentsPerMessage: fc.constantFrom(1, 2.5) }),
  { maxLength: 3 },
)

test("every message leaves once, in order of time, never faster than either rate", () => {
  fc.assert(
    fc.property(anyGroups, anyRate, anyRate, anyBacklogs, (groups, rate, ownRatePerSecond, backlogs) => {
      const stretches = estimate(groups, laneOf(rate, { ownRatePerSecond, backlogs })) ?? []
      const messages = groups.reduce((sum, one) => sum + one.messages, 0)
      expect(stretches.reduce((sum, stretch) => sum + stretch.messages, 0)).toBeCloseTo(messages, 3)
      const fastest = Math.min(rate, ownRatePerSecond)
      let lastMs = noon.getTime()
      for (const stretch of stretches) {
        expect(stretch.fromMs).toBeGreaterThanOrEqual(lastMs)
        const mostMessages = (fastest * (stretch.toMs - stretch.fromMs)) / 1000
        expect(stretch.messages).toBeLessThanOrEqual(mostMessages + 0.01)
        lastMs = stretch.toMs
      }
    }),
  )
})

test("never sooner than the rate allows, and never sooner with more to send", () => {
  fc.assert(
    fc.property(anyGroups, anyRate, (groups, rate) => {
      const total = groups.reduce((sum, { segments }) => sum + segments, 0)
      const done = seconds(groups, rate)
      expect(done).toBeGreaterThanOrEqual(total / rate - 0.01)
      const [first, ...others] = groups
      const more = first ? [{ ...first, segments: first.segments + 5_000 }, ...others] : []
      expect(seconds(more, rate)).toBeGreaterThanOrEqual(done - 0.01)
    }),
  )
})
