import { z } from "zod"
import { isE164 } from "../sending/e164.ts"

/** A phone in an address, by its number. */
export const phoneParams = z.object({
  number: z.string().refine(isE164, "must be a number in E.164, like +12025550123"),
})
