import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parsePlace } from "#lib/addresses/place.ts"
import { nextOpening, type SendingRules } from "./next-opening.ts"
import { alwaysOpen, defaultSmsWindows, type ReceivingWindow } from "./receiving-window.ts"
import { receivingWindowsInput } from "./receiving-windows-input.ts"
import { stateWindows } from "./state-rules.ts"

const rules: SendingRules = {
  windows: defaultSmsWindows,
  fallbackTimeZone: null,
  stateRules: false,
  blackoutDays: [],
  startAt: null,
  endsAt: null,
}

const opening = (place: string, from: string, changes: Partial<SendingRules> = {}) => {
  const found = nextOpening({ ...rules, ...changes }, place, new Date(from))
  if (found.kind !== "open") return found.kind
  return [found.opensAt.toISOString(), found.closesAt?.toISOString() ?? null, found.reason]
}

const utc = (time: string) => new Date(time).toISOString()
const weekdayOf = { Mon: 1, Tue: 2, Wed: 3, Thu: 4, Fri: 5, Sat: 6, Sun: 7 } as const

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const fields = {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  } as const
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", weekday: "short", ...fields })
  formats.set(timeZone, format)
  return format
}

/** The rule as a person would state it, minute by minute, with nothing of the code under test but the state table. */
function isOpen(given: SendingRules, place: string, atMs: number): boolean {
  const { zones, region } = parsePlace(place)
  if (given.startAt && atMs < given.startAt.getTime()) return false
  if (given.endsAt && atMs >= given.endsAt.getTime()) return false
  return zones.every((timeZone) => {
    const parts = Object.fromEntries(
      formatOf(timeZone)
        .formatToParts(atMs)
        .map(({ type, value }) => [type, value]),
    )
    const minute = Number(parts.hour) * 60 + Number(parts.minute)
    const day = weekdayOf[(parts.weekday ?? "").slice(0, 3) as keyof typeof weekdayOf]
    const isInside = (windows: ReceivingWindow[]) =>
      windows.some(
        (window) => window.day === day && minute >= window.startMinute && minute < window.endMinute,
      )
    const isBlackout = given.blackoutDays.includes(`${parts.year}-${parts.month}-${parts.day}`)
    const state = given.stateRules && region ? stateWindows(region) : null
    return !isBlackout && isInside(given.windows) && (!state || isInside(state))
  })
}

const places = [
  ...["Europe/Berlin", "Asia/Kathmandu", "Pacific/Kiritimati", "Australia/Lord_Howe", "Africa/Casablanca"],
  ...["US-FL America/Chicago,America/New_York", "US-TX America/Chicago", "US-RI America/New_York"],
  ...["America/St_Johns,America/Halifax", "Pacific/Auckland,America/Los_Angeles", "Asia/Beirut"],
]

const window = fc
  .record({
    day: fc.integer({ min: 1, max: 7 }),
    start: fc.nat(1380),
    length: fc.integer({ min: 30, max: 1440 }),
  })
  .map(({ day, start, length }) => ({ day, startMinute: start, endMinute: Math.min(1440, start + length) }))

const clockChanges = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-09-27", "2026-10-25", "2026-11-01"]
const instant = fc
  .record({
    day: fc.constantFrom(...clockChanges, "2026-07-01", "2026-12-31"),
    minute: fc.integer({ min: -1440, max: 2880 }),
  })
  .map(({ day, minute }) => Date.parse(`${day}T00:00:00Z`) + minute * 60_000)

const given = fc.record({
  windows: fc.oneof(
    fc.constant(defaultSmsWindows),
    fc.constant(alwaysOpen),
    fc.array(window, { minLength: 1, maxLength: 9 }).map((windows) => receivingWindowsInput.parse(windows)),
  ),
  stateRules: fc.boolean(),
  blackoutDays: fc.uniqueArray(fc.constantFrom(...clockChanges), { maxLength: 2 }),
})

test("an opening is the first open minute, stays open until it closes, and is open in every zone and state", () => {
  fc.assert(
    fc.property(given, fc.constantFrom(...places), instant, (changes, place, fromMs) => {
      const all = { ...rules, ...changes }
      const found = nextOpening(all, place, new Date(fromMs))
      const minutes = Array.from({ length: 3 * 1440 }, (_, index) => fromMs + index * 60_000)
      const firstOpen = minutes.find((atMs) => isOpen(all, place, atMs))
      if (firstOpen === undefined)
        return (
          found.kind === "never" || (found.kind === "open" && found.opensAt.getTime() > (minutes.at(-1) ?? 0))
        )
      if (found.kind !== "open") return false
      const firstClosed = minutes.find((atMs) => atMs > firstOpen && !isOpen(all, place, atMs))
      expect(found.opensAt.getTime()).toBe(firstOpen)
      if (firstClosed !== undefined) expect(found.closesAt?.getTime()).toBe(firstClosed)
      return true
    }),
    { numRuns: 150 },
  )
})

describe("days on which the clocks change", () => {
  const night = (startMinute: number, endMinute: number) =>
    alwaysOpen.map(({ day }) => ({ day, startMinute, endMinute }))

  test("08:00 is 08:00 on the wall, in winter and in summer", () => {
    expect(opening("America/New_York", "2026-03-07T06:00:00Z")[0]).toBe(utc("2026-03-07T13:00:00Z"))
    expect(opening("America/New_York", "2026-03-08T06:00:00Z")[0]).toBe(utc("2026-03-08T12:00:00Z"))
    expect(opening("America/New_York", "2026-11-01T05:30:00Z")[0]).toBe(utc("2026-11-01T13:00:00Z"))
  })

  test("an hour that is left out opens nothing", () => {
    const gap = { windows: night(120, 180) }
    expect(opening("America/New_York", "2026-03-08T05:00:00Z", gap)[0]).toBe(utc("2026-03-09T06:00:00Z"))
  })

  test("a window that reaches over the gap opens when the clocks have moved", () => {
    const over = { windows: night(150, 210) }
    expect(opening("America/New_York", "2026-03-08T05:00:00Z", over).slice(0, 2)).toEqual([
      utc("2026-03-08T07:00:00Z"),
      utc("2026-03-08T07:30:00Z"),
    ])
  })

  test("an hour that comes twice counts twice", () => {
    const twice = { windows: night(90, 120) }
    const first = opening("America/New_York", "2026-11-01T04:00:00Z", twice)
    expect(first.slice(0, 2)).toEqual([utc("2026-11-01T05:30:00Z"), utc("2026-11-01T06:00:00Z")])
    const second = opening("America/New_York", "2026-11-01T06:00:00Z", twice)
    expect(second.slice(0, 2)).toEqual([utc("2026-11-01T06:30:00Z"), utc("2026-11-01T07:00:00Z")])
  })
})

test("21:00 counts as closed, 08:00 as open", () => {
  expect(opening("Europe/London", "2026-01-12T21:00:00Z")).toEqual([
    ...[utc("2026-01-13T08:00:00Z"), utc("2026-01-13T21:00:00Z"), "outside_window"],
  ])
  expect(opening("Europe/London", "2026-01-12T08:00:00Z")[0]).toBe(utc("2026-01-12T08:00:00Z"))
})

test("what is left of a window is no opening when it is too short to deliver in", () => {
  const next = [utc("2026-01-13T08:00:00Z"), utc("2026-01-13T21:00:00Z"), "outside_window"]
  expect(opening("Europe/London", "2026-01-12T20:59:30Z")[0]).toBe(utc("2026-01-12T20:59:30Z"))
  expect(opening("Europe/London", "2026-01-12T20:59:31Z")).toEqual(next)
  const ends = { endsAt: new Date("2026-01-12T12:00:10Z") }
  expect(opening("Europe/London", "2026-01-12T12:00:00Z", ends)).toBe("never")
  expect(opening("Europe/London", "2026-01-12T12:00:00Z", { ...ends, windows: alwaysOpen })).toBe("never")
})

test("with several zones the strictest counts", () => {
  expect(opening("America/Chicago,America/New_York", "2026-01-12T06:00:00Z")).toEqual([
    ...[utc("2026-01-12T14:00:00Z"), utc("2026-01-13T02:00:00Z"), "outside_window"],
  ])
})

test("a state's stricter hours count when they are switched on, and only then", () => {
  const sunday = "2026-01-11T15:00:00Z"
  expect(opening("US-TX America/Chicago", sunday)[0]).toBe(utc(sunday))
  expect(opening("US-TX America/Chicago", sunday, { stateRules: true })[0]).toBe(utc("2026-01-11T18:00:00Z"))
  expect(opening("US-AL America/Chicago", sunday, { stateRules: true })[0]).toBe(utc("2026-01-12T14:00:00Z"))
})

test("a blackout date is one of the recipient's calendar, and is the reason", () => {
  const blackout = { blackoutDays: ["2026-01-12"] }
  expect(opening("Asia/Tokyo", "2026-01-12T03:00:00Z", blackout)).toEqual([
    ...[utc("2026-01-12T23:00:00Z"), utc("2026-01-13T12:00:00Z"), "blackout_date"],
  ])
  expect(opening("Asia/Tokyo", "2026-01-12T23:30:00Z", blackout)[0]).toBe(utc("2026-01-12T23:30:00Z"))
})

test("a later start holds until then; after the end there is never an opening", () => {
  const startAt = new Date("2026-01-14T12:00:00Z")
  expect(opening("Europe/London", "2026-01-12T12:00:00Z", { startAt })).toEqual([
    ...[utc("2026-01-14T12:00:00Z"), utc("2026-01-14T21:00:00Z"), "scheduled"],
  ])
  const endsAt = new Date("2026-01-12T20:00:00Z")
  expect(opening("Europe/London", "2026-01-12T19:00:00Z", { endsAt })[1]).toBe(endsAt.toISOString())
  expect(opening("Europe/London", "2026-01-12T20:00:00Z", { endsAt })).toBe("never")
  expect(opening("", "2026-01-12T19:00:00Z", { endsAt })).toBe("unknown_zone")
  expect(opening("", "2026-01-12T20:00:00Z", { endsAt })).toBe("never")
})

test("an unknown zone is never guessed: it waits, or takes the zone that somebody chose", () => {
  expect(opening("", "2026-01-12T12:00:00Z")).toBe("unknown_zone")
  expect(opening("", "2026-01-12T07:00:00Z", { fallbackTimeZone: "Europe/London" })[0]).toBe(
    utc("2026-01-12T08:00:00Z"),
  )
})

test("at any time means that no window ever closes", () => {
  expect(opening("Asia/Tokyo", "2026-01-12T03:00:00Z", { windows: alwaysOpen })).toEqual([
    ...[utc("2026-01-12T03:00:00Z"), null, null],
  ])
})
