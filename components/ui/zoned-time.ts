import { parseAbsolute, parseDateTime, toZoned } from "@internationalized/date"

/** What a calendar and a clock on the wall show: "2026-11-22" and "09:00". */
export type WallTime = { date: string; time: string }

/** An ISO instant as the wall shows it in a zone. */
export function wallTimeOf(instant: string, timeZone: string): WallTime {
  const [date = "", time = ""] = parseAbsolute(instant, timeZone).toString().split("T")
  return { date, time: time.slice(0, 5) }
}

/**
 * The instant at which the wall shows it, as ISO in UTC; null while the text is no date and time yet. A time that a clock
 * change leaves out is moved on by the change, one that comes twice is the first.
 */
export function instantOf({ date, time }: WallTime, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null
  return toZoned(parseDateTime(`${date}T${time}`), timeZone, "compatible").toAbsoluteString()
}

/** "Sun, Nov 22, 2026, 9:00 AM EST" */
export const timeInZone = (instant: string, timeZone: string) =>
  new Date(instant).toLocaleString("en-US", {
    ...{ weekday: "short", year: "numeric", month: "short", day: "numeric" },
    ...{ hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone },
  })
