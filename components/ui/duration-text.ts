/** Seconds as "45 s", "12 min", "3 h 20 min", "6 d 23 h": rounded up, since nobody minds being done early. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  if (minutes > 48 * 60) return daysText(Math.ceil(minutes / 60))
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ""}`
}

const daysText = (hours: number) => `${Math.floor(hours / 24)} d${hours % 24 ? ` ${hours % 24} h` : ""}`
