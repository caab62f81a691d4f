import { defaultSmsHours } from "#lib/channels/sms/default-hours.ts"

/** A part of a weekday in which recipients may be written to, on the clock where they are. */
export type ReceivingWindow = {
  /** ISO: 1 = Monday … 7 = Sunday. */
  day: number
  /** Minutes after midnight. */
  startMinute: number
  /** Exclusive: a window until 21:00 is closed at 21:00 (wire contract 2.3). At most 1,440, the end of the day. */
  endMinute: number
}

export const minutesPerDay = 1_440
const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** One window for every day of the week. */
export const everyDay = (hours: Omit<ReceivingWindow, "day">): ReceivingWindow[] =>
  weekdays.map((day) => ({ day, ...hours }))

export const defaultSmsWindows = everyDay(defaultSmsHours)
export const alwaysOpen = everyDay({ startMinute: 0, endMinute: minutesPerDay })

/** In order of time, and one where two overlap or touch. */
export function joinWindows(windows: ReceivingWindow[]): ReceivingWindow[] {
  const joined: ReceivingWindow[] = []
  for (const window of windows.toSorted((a, b) => a.day - b.day || a.startMinute - b.startMinute)) {
    const last = joined.at(-1)
    if (last?.day === window.day && window.startMinute <= last.endMinute)
      last.endMinute = Math.max(last.endMinute, window.endMinute)
    else joined.push({ ...window })
  }
  return joined
}

/** What is in both lists. */
export function intersectWindows(some: ReceivingWindow[], others: ReceivingWindow[]): ReceivingWindow[] {
  return some.flatMap((a) =>
    others
      .filter(({ day }) => day === a.day)
      .map((b) => ({
        day: a.day,
        startMinute: Math.max(a.startMinute, b.startMinute),
        endMinute: Math.min(a.endMinute, b.endMinute),
      }))
      .filter(({ startMinute, endMinute }) => startMinute < endMinute),
  )
}
