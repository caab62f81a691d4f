import { z } from "zod"

/** True for a name of the IANA time zone database, such as "America/New_York". */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat("en-US", { timeZone: name }))
  } catch {
    return false
  }
}

/** A time zone's name; its spelling is kept as given. */
export const timeZoneName = z
  .string("The time zone is a name such as America/New_York")
  .refine(isTimeZone, "There is no such time zone: choose one of the list, such as America/New_York")
