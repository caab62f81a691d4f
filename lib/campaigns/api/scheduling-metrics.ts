import { z } from "zod"
import { joinWindows, minutesPerDay, type ReceivingWindow } from "#lib/windows/receiving-window.ts"
import { mustBe } from "./must-be.ts"

/** Hours and minutes come as numbers or as strings such as "05". */
const clockPart = (max: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .regex(/^\d{1,2}$/)
          .transform(Number),
      ],
      mustBe("a number"),
    )
    .refine((value) => Number.isInteger(value) && value >= 0 && value <= max, `must be from 0 to ${max}`)

const minuteOfDay = z
  .object({ hour: clockPart(23), minute: clockPart(59) }, mustBe("an object"))
  .transform(({ hour, minute }) => hour * 60 + minute)

const days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const
const day = z
  .string(mustBe("a string"))
  .toUpperCase()
  .pipe(z.enum(days, `must be one of ${days.join(", ")}`))

/** As an end, 00:00 is the midnight after: hours go to 23 only. A window over midnight is two. */
const window = z
  .object({ day, startTime: minuteOfDay, endTime: minuteOfDay }, mustBe("an object"))
  .refine(({ startTime, endTime }) => endTime === 0 || endTime > startTime, {
    path: ["endTime"],
    message: "must be later than startTime: write a window over midnight as two",
  })
  .transform(
    (given): ReceivingWindow => ({
      day: days.indexOf(given.day) + 1,
      startMinute: given.startTime,
      endMinute: given.endTime || minutesPerDay,
    }),
  )

/** `schedulingMetrics` of the API (wire contract 2.3), read as receiving windows; an empty list stands for the default. */
export const schedulingMetrics = z
  .object({ windows: z.array(window, mustBe("a list")).max(100) }, mustBe("an object"))
  .transform(({ windows }) => (windows.length > 0 ? joinWindows(windows) : null))
