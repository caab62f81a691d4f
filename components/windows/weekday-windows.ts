import { defaultSmsWindows, type ReceivingWindow } from "#lib/windows/receiving-window.ts"

export const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

/** Hours of some weekday. */
type Hours = Omit<ReceivingWindow, "day">

export const windowsOfDay = (windows: ReceivingWindow[], day: number) =>
  windows.filter((window) => window.day === day)

/** True when both lists, in order of time, open and close at the same times. */
export const isSame = (some: ReceivingWindow[], others: ReceivingWindow[]): boolean =>
  some.length === others.length &&
  some.every(({ day, startMinute, endMinute }, index) => {
    const other = others[index]
    return day === other?.day && startMinute === other.startMinute && endMinute === other.endMinute
  })

/** True when one row says it all. */
export const isSameEveryDay = (windows: ReceivingWindow[]): boolean =>
  isSame(windows, onEveryDay(windowsOfDay(windows, 1)))

/** Other hours for one weekday; none close it. */
export const withDay = (windows: ReceivingWindow[], day: number, hours: Hours[]): ReceivingWindow[] =>
  [...windows.filter((window) => window.day !== day), ...hours.map((each) => ({ ...each, day }))].toSorted(
    (a, b) => a.day - b.day || a.startMinute - b.startMinute,
  )

/** The same hours on each weekday. */
export const onEveryDay = (hours: Hours[]): ReceivingWindow[] =>
  weekdayNames.flatMap((_, index) => hours.map((each) => ({ ...each, day: index + 1 })))

/** Hours for a weekday that is switched on: those of the first open one, else the default. */
export function usualHours(windows: ReceivingWindow[]): Hours[] {
  const usual = windows.length > 0 ? windows : defaultSmsWindows
  return windowsOfDay(usual, usual[0]?.day ?? 1)
}
