import { z } from "zod"
import { defaultSmsHours } from "#lib/channels/sms/default-hours.ts"

/** A part of a weekday in which recipients may be written to, on the clock where they are. */
export type ReceivingWindow = z.output<typeof receivingWindow>

export const minutesPerDay = 1_440
const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** One window for every day of the week. */
export const everyDay = (hours: Omit<ReceivingWindow, "day">): ReceivingWindow[] =>
  weekdays.map((day) => ({ day, ...hours }))

export const defaultSmsWindows = everyDay(defaultSmsHours)
export const alwaysOpen = everyDay({ startMinute: 0, endMinute: minutesPerDay })

export const receivingWindow = z
  .strictObject({
    /** ISO: 1 = Monday … 7 = Sunday. */
    day: z.int("The day is 1 (Monday) to 7 (Sunday)").min(1).max(7),
    /** Minutes after midnight. */
    startMinute: z
      .int("The start is a time of day")
      .min(0)
      .max(minutesPerDay - 1),
    /** Exclusive: a window until 21:00 is closed at 21:00 (wire contract 2.3). At most 1,440, the end of the day. */
    endMinute: z.int("The end is a time of day").min(1).max(minutesPerDay),
  })
  .refine(({ startMinute, endMinute }) => startMinute < endMinute, "A window ends after it starts")

/** Windows as people give them; in order of time, and joined where they touch. */
export const receivingWindowsInput = z
  .array(receivingWindow)
  .min(1, "Open at least one window, or nobody can ever be written to")
  .max(70, "There are too many windows")
  .transform(joinWindows)

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
