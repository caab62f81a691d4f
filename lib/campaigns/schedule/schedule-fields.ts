import { z } from "zod"
import { timeZoneName } from "#lib/platform/time-zone.ts"
import { receivingWindowsInput } from "#lib/windows/receiving-windows-input.ts"
import { maxSpreadMinutes, minSpreadMinutes } from "./schedule-rules.ts"

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
