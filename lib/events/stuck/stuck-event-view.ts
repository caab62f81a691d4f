import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"
/** A webhook that could not be applied, as screens show it. Pure: screens and routes import it alike. */
export const stuckEventView = z.strictObject({
  id: z.string(),
  /** `status`: what became of a message. `inbound`: what a consumer wrote. */
  kind: z.enum(["status", "inbound"]),
  /** The consumer's number; null when the webhook names none. */
  address: z.string().nullable(),
  /** Twilio's word of a status callback, or the text of a message. */
  content: z.string(),
  receivedAt: instant,
  givenUpAt: instant,
  tries: z.int(),
  /** What failed the last time. */
  problem: z.string(),
  /** All of it, as the provider sent it. */
  fields: z.record(z.string(), z.string()),
})
export type StuckEventView = z.output<typeof stuckEventView>
