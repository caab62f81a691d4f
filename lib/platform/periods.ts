/** Weeks and months of UTC, each named by its first day: what tables that grow with time are cut by. */
export type Period = "week" | "month"

/** The first day of the period that comes `offset` periods after the one of `at`, as YYYY-MM-DD. Weeks begin on Monday (ISO 8601). */
export function periodStart(period: Period, at: Date, offset = 0): string {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  const daysSinceMonday = (at.getUTCDay() + 6) % 7
  const first =
    period === "month"
      ? Date.UTC(year, month + offset, 1)
      : Date.UTC(year, month, day - daysSinceMonday + 7 * offset)
  return new Date(first).toISOString().slice(0, 10)
}
