import { minutesPerDay } from "#lib/windows/receiving-window.ts"

const two = (part: number) => String(part).padStart(2, "0")

/** Minutes after midnight as "08:30"; the end of the day is "00:00", since a time field knows no 24:00. */
export const clockText = (minutes: number): string =>
  `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`

/** What a time field holds, in minutes after midnight; null while it is not complete. */
export function clockMinutes(text: string): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null
}

/** As the end of a span, midnight is the end of the day. */
export const endMinutes = (text: string): number | null => {
  const minutes = clockMinutes(text)
  return minutes === 0 ? minutesPerDay : minutes
}
