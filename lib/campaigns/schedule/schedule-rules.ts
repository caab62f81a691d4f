import { z } from "zod"
import type { FieldProblem } from "#lib/platform/errors.ts"
import { timeZoneName } from "#lib/platform/time-zone.ts"
import { receivingWindowsInput } from "#lib/windows/receiving-window.ts"

export const minSpreadMinutes = 1
export const maxSpreadMinutes = 30 * 24 * 60

/** A launch pressed a little after the planned minute is still that start. */
const startGraceMs = 5 * 60_000

/** ISO 8601 with an offset, or read already: a route reads its body before the verb does. */
const instant = (error: string) =>
  z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))], { error })

/** The fields of a draft that say when it goes out. null leaves the rule out. */
export const scheduleFields = z.object({
  windows: receivingWindowsInput.nullable(),
  scheduleTimeZone: timeZoneName.nullable(),
  startAt: instant("The start is a date and a time").nullable(),
  endsAt: instant("The end is a date and a time").nullable(),
  spreadMinutes: z
    .int("The time to spread over is a number of minutes")
    .min(minSpreadMinutes, "Spread over 1 minute at least")
    .max(maxSpreadMinutes, "Spread over 30 days at most")
    .nullable(),
  fallbackTimeZone: timeZoneName.nullable(),
})

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
