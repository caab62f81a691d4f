import type { FieldProblem } from "#lib/platform/errors.ts"

export const minSpreadMinutes = 1
export const maxSpreadMinutes = 30 * 24 * 60

/** A launch pressed a little after the planned minute is still that start. */
const startGraceMs = 5 * 60_000

export type ScheduledTimes = { startAt: Date | null; endsAt: Date | null }

/** What is wrong with the two instants themselves, whatever the time is now. */
export function scheduleOrderProblems({ startAt, endsAt }: ScheduledTimes): FieldProblem[] {
  if (!startAt || !endsAt || endsAt > startAt) return []
  return [{ path: "endsAt", message: "The end must be later than the start" }]
}

/** What keeps it from being launched at this moment: a start or an end that has passed. */
export function scheduleProblems(times: ScheduledTimes, now: Date): FieldProblem[] {
  const { startAt, endsAt } = times
  const isStartPast = startAt !== null && startAt.getTime() < now.getTime() - startGraceMs
  return [
    isStartPast && { path: "startAt", message: "The start has passed: choose a later one, or start now" },
    endsAt !== null &&
      endsAt <= now && { path: "endsAt", message: "The end has passed: choose a later one, or none" },
    ...scheduleOrderProblems(times),
  ].filter((problem) => problem !== false)
}

/** When sending begins if it is launched now. */
export const startOf = ({ startAt }: Pick<ScheduledTimes, "startAt">, now: Date): Date =>
  startAt && startAt > now ? startAt : now

/** Segments a second at which a campaign is spread evenly over its time. */
export const spreadRate = (segments: number, spreadMinutes: number) => segments / (spreadMinutes * 60)
