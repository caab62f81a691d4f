import type { ReceivingWindow } from "#lib/windows/receiving-window.ts"

const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

const timeText = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`

/** "Mon, Tue 9:00–17:00; Sat 10:00–12:00, 14:00–16:00": days with the same hours stand together. */
export function windowsText(windows: ReceivingWindow[]): string {
  const hoursOfDay = Map.groupBy(windows, ({ day }) => day)
  const daysOfHours = Map.groupBy(hoursOfDay, ([, hours]) => hours.map(hoursText).join(", "))
  return [...daysOfHours].map(([hours, days]) => `${daysText(days.map(([day]) => day))} ${hours}`).join("; ")
}

const hoursText = ({ startMinute, endMinute }: ReceivingWindow) =>
  `${timeText(startMinute)}–${timeText(endMinute)}`

const daysText = (days: number[]) =>
  days.length === dayNames.length ? "Daily" : days.map((day) => dayNames[day - 1]).join(", ")
