/** The end of a day (YYYY-MM-DD) in the viewer's zone, as ISO 8601; null for no day. */
export function endOfDay(day: string): string | null {
  const [year, month, date] = day.split("-").map(Number)
  return year && month && date ? new Date(year, month - 1, date + 1).toISOString() : null
}

/** The last whole day before an instant, in the viewer's zone, as a date field holds it. */
export function lastDayBefore(expiresAt: string | null): string {
  if (!expiresAt) return ""
  const last = new Date(new Date(expiresAt).getTime() - 1)
  const parts = [last.getFullYear(), last.getMonth() + 1, last.getDate()]
  return parts.map((part) => String(part).padStart(2, "0")).join("-")
}

const dayMs = 86_400_000

/** "Ends in 12 days", "Ends today" or "Ended"; the days are those still begun. */
export function endText(expiresAt: string, nowMs: number): string {
  const leftMs = new Date(expiresAt).getTime() - nowMs
  if (leftMs <= 0) return "Ended"
  const days = Math.ceil(leftMs / dayMs)
  return days === 1 ? "Ends within a day" : `Ends in ${days} days`
}

/** From here on an end is near enough to warn of it. */
export const isNearEnd = (expiresAt: string, nowMs: number) =>
  new Date(expiresAt).getTime() - nowMs < 14 * dayMs
