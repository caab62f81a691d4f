import { z } from "zod"
import { blockOfText } from "#lib/platform/text-schema.ts"

/** What a sender is called on screens; may be empty. */
export const senderLabel = blockOfText(60).transform((label) => label.trim())

/** Segments or messages a second: what the carrier granted. The highest that carriers grant is a few hundred. */
export const senderRate = z.coerce
  .number<number | string>("must be a number")
  .min(0.1, "must be at least 0.1 a second")
  .max(500, "must be at most 500 a second")
