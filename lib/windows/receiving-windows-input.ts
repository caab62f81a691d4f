import { z } from "zod"
import { joinWindows, minutesPerDay } from "./receiving-window.ts"

export const receivingWindow = z
  .strictObject({
    day: z.int("The day is 1 (Monday) to 7 (Sunday)").min(1).max(7),
    startMinute: z
      .int("The start is a time of day")
      .min(0)
      .max(minutesPerDay - 1),
    endMinute: z.int("The end is a time of day").min(1).max(minutesPerDay),
  })
  .refine(({ startMinute, endMinute }) => startMinute < endMinute, "A window ends after it starts")

/** Windows as people give them; in order of time, and joined where they touch. */
export const receivingWindowsInput = z
  .array(receivingWindow)
  .min(1, "Open at least one window, or nobody can ever be written to")
  .max(70, "There are too many windows")
  .transform(joinWindows)
