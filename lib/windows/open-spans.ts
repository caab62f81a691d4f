import { Temporal } from "temporal-polyfill"
import { minutesPerDay, type ReceivingWindow } from "./receiving-window.ts"

/** Instants from `fromMs` up to, not including, `toMs`. */
export type Span = { fromMs: number; toMs: number }

export type LocalRules = {
  windows: ReceivingWindow[]
  /** yyyy-mm-dd, in the local calendar. */
  blackoutDays: ReadonlySet<string>
}

const minuteMs = 60_000
const dayMs = minutesPerDay * minuteMs

/**
 * When, within a span, the clock on the wall of a zone shows a time inside the windows. An hour that daylight
 * saving leaves out opens nothing; one that comes twice counts twice.
 */
export function openSpans(zone: string, rules: LocalRules, span: Span): Span[] {
  return offsetSpans(zone, span).flatMap(({ fromMs, toMs, offsetMs }) =>
    localDays(fromMs + offsetMs, toMs + offsetMs).flatMap((localDayMs) =>
      windowsOn(localDayMs, rules)
        .map(({ startMinute, endMinute }) => ({
          fromMs: Math.max(fromMs, localDayMs + startMinute * minuteMs - offsetMs),
          toMs: Math.min(toMs, localDayMs + endMinute * minuteMs - offsetMs),
        }))
        .filter((open) => open.fromMs < open.toMs),
    ),
  )
}

/** The span cut where the zone's clocks are put forward or back, with how far they are ahead of UTC in each part. */
function offsetSpans(zone: string, { fromMs, toMs }: Span): (Span & { offsetMs: number })[] {
  const from = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone)
  const changeMs = from.getTimeZoneTransition("next")?.epochMilliseconds ?? toMs
  const first = { fromMs, toMs: Math.min(changeMs, toMs), offsetMs: from.offsetNanoseconds / 1e6 }
  return changeMs < toMs ? [first, ...offsetSpans(zone, { fromMs: changeMs, toMs })] : [first]
}

/** Midnights, on the local clock, of the days that a span touches. */
function localDays(fromLocalMs: number, toLocalMs: number): number[] {
  const first = Math.floor(fromLocalMs / dayMs) * dayMs
  const days = Math.max(1, Math.ceil((toLocalMs - first) / dayMs))
  return Array.from({ length: days }, (_, index) => first + index * dayMs)
}

function windowsOn(localDayMs: number, { windows, blackoutDays }: LocalRules): ReceivingWindow[] {
  const date = new Date(localDayMs)
  if (blackoutDays.has(date.toISOString().slice(0, 10))) return []
  const weekday = date.getUTCDay() || 7
  return windows.filter(({ day }) => day === weekday)
}

/** What is in both lists; each is in order and without overlaps. */
export function intersectSpans(some: Span[], others: Span[]): Span[] {
  return some.flatMap((a) =>
    others
      .map((b) => ({ fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) }))
      .filter(({ fromMs, toMs }) => fromMs < toMs),
  )
}
