import fc from "fast-check"
import { expect, test } from "vitest"
import { estimateSending } from "#lib/windows/estimate-sending.ts"
import { alwaysOpen, defaultSmsWindows } from "#lib/windows/receiving-window.ts"
import { binSending } from "./bin-sending.ts"
import type { SendingSpan } from "./review-view.ts"

const at = (iso: string) => Date.parse(iso)
const span = (from: string, to: string, messages: number): SendingSpan => ({ from, to, messages })
const start = "2026-11-21T14:50:20.000Z"
const newYork = "America/New_York"

const binsOf = (sending: SendingSpan[], own: Partial<Parameters<typeof binSending>[0]> = {}) =>
  binSending({ sending, startMs: at(start), endsAt: null, timeZone: newYork, ...own })
const edges = ({ bins }: ReturnType<typeof binSending>) =>
  bins.map(({ fromMs, toMs }) => `${new Date(fromMs).toISOString()} ${new Date(toMs).toISOString()}`)

test("what goes within a second is one bin", () => {
  expect(binsOf([span(start, "2026-11-21T14:50:20.300Z", 3)])).toEqual({
    widthMs: 1_000,
    bins: [{ fromMs: at(start), toMs: at(start) + 300, messages: 3, late: 0, isClosed: false }],
  })
})

test("nothing to send has no bins", () => {
  expect(binsOf([]).bins).toEqual([])
})

test.each([
  [60, 1],
  [73, 5],
  [3_600, 60],
  [4 * 3_600, 300],
  [13 * 3_600, 900],
  [3 * 86_400, 3_600],
  [14 * 86_400, 21_600],
  [60 * 86_400, 86_400],
  [365 * 86_400, 604_800],
])("%d seconds are read in bins of %d seconds", (spanSeconds, widthSeconds) => {
  const to = new Date(at(start) + spanSeconds * 1_000).toISOString()
  expect(binsOf([span(start, to, 1_000)]).widthMs).toBe(widthSeconds * 1_000)
})

test("bins begin on round times of the zone; the first and the last are cut at start and finish", () => {
  const found = binsOf([span(start, "2026-11-21T18:10:00.000Z", 1_000)], { timeZone: "Asia/Kathmandu" })
  expect(found.widthMs).toBe(300_000)
  expect(edges(found).slice(0, 2)).toEqual([
    "2026-11-21T14:50:20.000Z 2026-11-21T14:55:00.000Z",
    "2026-11-21T14:55:00.000Z 2026-11-21T15:00:00.000Z",
  ])
  const days = binsOf([span(start, "2026-11-25T14:50:20.000Z", 1_000)], { timeZone: "Asia/Kathmandu" })
  expect(edges(days)[0]).toBe("2026-11-21T14:50:20.000Z 2026-11-21T16:15:00.000Z")
  expect(edges(days).at(-1)).toBe("2026-11-25T14:15:00.000Z 2026-11-25T14:50:20.000Z")
})

test("bins of hours keep to the wall when the clocks change", () => {
  const startMs = at("2026-10-30T04:00:00Z")
  const { bins } = binsOf([span("2026-10-30T04:00:00Z", "2026-11-08T05:00:00Z", 10_000)], { startMs })
  const hours = new Intl.DateTimeFormat("en-US", { hour: "numeric", hourCycle: "h23", timeZone: newYork })
  expect(new Set(bins.map(({ fromMs }) => Number(hours.format(fromMs)) % 6))).toEqual(new Set([0]))
})

test("a night is closed, an hour without a message is not", () => {
  const night = binsOf([
    span(start, "2026-11-21T21:00:00.000Z", 500),
    span("2026-11-22T08:00:00.000Z", "2026-11-22T09:00:00.000Z", 500),
  ])
  const closed = night.bins.filter(({ isClosed }) => isClosed)
  expect([closed[0]?.fromMs, closed.at(-1)?.toMs]).toEqual([
    at("2026-11-21T21:00:00Z"),
    at("2026-11-22T08:00:00Z"),
  ])
  expect(closed.every(({ messages }) => messages === 0)).toBe(true)
  const thin = binsOf([span(start, "2026-11-21T15:20:20.000Z", 2)])
  expect(thin.bins.filter(({ messages }) => messages > 0).map(({ fromMs }) => fromMs)).toEqual([
    at(start),
    at("2026-11-21T15:05:00Z"),
  ])
  expect(thin.bins.some(({ isClosed }) => isClosed)).toBe(false)
})

test("what comes after the campaign's end is said, to the message", () => {
  const { bins } = binsOf([span(start, "2026-11-21T14:51:20.000Z", 600)], {
    endsAt: "2026-11-21T14:51:00.500Z",
  })
  const late = bins.reduce((sum, bin) => sum + bin.late, 0)
  expect(late).toBe(195)
  expect(bins.find((bin) => bin.late > 0)).toMatchObject({ messages: 10, late: 5 })
})

test("bars add up to the messages, without gap or overlap, and the last ends with the last message", () => {
  const anyGroup = fc.record({
    windows: fc.constantFrom(alwaysOpen, defaultSmsWindows),
    place: fc.constantFrom("Europe/London", newYork, "Asia/Tokyo", "Australia/Lord_Howe"),
    messages: fc.integer({ min: 1, max: 60_000 }),
    perMessage: fc.integer({ min: 1, max: 3 }),
  })
  const rules = { fallbackTimeZone: null, stateRules: false, blackoutDays: [], startAt: null, endsAt: null }
  const anyInput = fc.record({
    groups: fc.array(anyGroup, { minLength: 1, maxLength: 4 }),
    rate: fc.constantFrom(0.01, 1, 10, 1_000_000),
    backlogs: fc.array(fc.constant({ segments: 7_000, segmentsPerMessage: 1.5 }), { maxLength: 2 }),
    startMs: fc.integer({ min: at("2026-10-20T00:00:00Z"), max: at("2026-11-10T00:00:00Z") }),
    timeZone: fc.constantFrom("UTC", newYork, "Asia/Kathmandu", "Australia/Lord_Howe"),
    endsAfterMs: fc.integer({ min: 0, max: 10 * 86_400_000 }),
  })
  fc.assert(
    fc.property(anyInput, ({ groups, rate, backlogs, startMs, timeZone, endsAfterMs }) => {
      const messages = groups.reduce((sum, group) => sum + group.messages, 0)
      const now = new Date(startMs)
      const waiting = groups.map(({ windows, perMessage, ...group }) => ({
        ...{ ...group, rules: { ...rules, windows }, segments: group.messages * perMessage },
      }))
      const lane = { ratePerSecond: rate, ownRatePerSecond: rate, backlogs }
      const stretches = estimateSending(waiting, lane, { now, startsAt: now })
      fc.pre(stretches !== null)
      const sending = stretches.map(({ fromMs, toMs, messages }) => ({
        ...{ from: new Date(Math.ceil(fromMs)).toISOString(), to: new Date(Math.ceil(toMs)).toISOString() },
        messages,
      }))
      const endsAt = new Date(startMs + endsAfterMs).toISOString()
      const { bins } = binSending({ sending, startMs, endsAt, timeZone })
      expect(bins.reduce((sum, bin) => sum + bin.messages, 0)).toBe(messages)
      expect(bins.at(0)?.fromMs).toBe(startMs)
      expect(bins.at(-1)?.toMs).toBe(at(sending.at(-1)?.to ?? ""))
      for (const [index, bin] of bins.entries()) {
        expect(bin.fromMs).toBe(bins[index - 1]?.toMs ?? startMs)
        expect(bin.toMs).toBeGreaterThan(bin.fromMs)
        expect(bin.messages).toBeGreaterThanOrEqual(bin.late)
        expect(bin.late).toBeGreaterThanOrEqual(0)
        if (bin.isClosed) expect(bin.messages).toBe(0)
        if (bin.toMs <= at(endsAt)) expect(bin.late).toBe(0)
        if (bin.fromMs >= at(endsAt)) expect(bin.late).toBe(bin.messages)
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)
