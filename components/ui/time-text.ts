const dayMs = 86_400_000
const relative = new Intl.RelativeTimeFormat("en-US", { numeric: "always" })

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["hour", 3_600_000],
  ["minute", 60_000],
]

/** "3 minutes ago" or "in 2 hours" when under a day away, else the date and time in the viewer's zone, with its name. */
export function shortTime(at: Date, now: Date): string {
  const differenceMs = at.getTime() - now.getTime()
  if (Math.abs(differenceMs) >= dayMs) return at.toLocaleString("en-US", { ...dateAndMinute, ...zone })
  const unit = units.find(([, unitMs]) => Math.abs(differenceMs) >= unitMs)
  return unit ? relative.format(Math.trunc(differenceMs / unit[1]), unit[0]) : "just now"
}

/** Date and time to the second in the viewer's zone, with the zone's name. */
export const exactTime = (at: Date) =>
  at.toLocaleString("en-US", { ...dateAndMinute, second: "2-digit", timeZoneName: "long" })

const dateAndMinute = {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
} as const

const zone = { timeZoneName: "short" } as const
