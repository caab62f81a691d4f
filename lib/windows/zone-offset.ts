const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    hourCycle: "h23",
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
    second: "2-digit",
  })
  formats.set(zone, format)
  return format
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
export function zoneOffsetMs(zone: string, atMs: number): number {
  const parts = formatOf(zone).formatToParts(atMs)
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value)
  const localMs = Date.UTC(
    ...([
      part("year"),
      part("month") - 1,
      part("day"),
      part("hour"),
      part("minute"),
      part("second"),
    ] as const),
  )
  return localMs - Math.floor(atMs / 1000) * 1000
}
