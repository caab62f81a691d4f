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

export type OffsetSpan = { fromMs: number; toMs: number; offsetMs: number }

const minuteMs = 60_000

/** A span of time cut where the zone's clocks are put forward or back. The span holds one change at most: a day does. */
export function offsetSpans(zone: string, fromMs: number, toMs: number): OffsetSpan[] {
  const [first, last] = [zoneOffsetMs(zone, fromMs), zoneOffsetMs(zone, toMs)]
  if (first === last) return [{ fromMs, toMs, offsetMs: first }]
  let [before, after] = [fromMs, toMs]
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / 2 / minuteMs) * minuteMs
    if (middle === before) break
    if (zoneOffsetMs(zone, middle) === first) before = middle
    else after = middle
  }
  return [
    { fromMs, toMs: after, offsetMs: first },
    { fromMs: after, toMs, offsetMs: last },
  ]
}

/** True for the name of a zone that this machine's calendar knows. */
export function isTimeZone(name: string): boolean {
  try {
    return zoneOffsetMs(name, 0) !== null
  } catch {
    return false
  }
}
