import { z } from "zod"
import { instant } from "#lib/platform/instant.ts"

/** Why a message in the provider's list is not the one that was looked for. */
export const whyNot = z.enum(["other_text", "other_time", "other_message"])
export type WhyNot = z.output<typeof whyNot>

export const listedMessage = z.strictObject({
  providerId: z.string(),
  createdAt: instant,
  /** The provider's word. */
  status: z.string(),
  why: whyNot,
})
export type ListedMessage = z.output<typeof listedMessage>

/** One question to the provider: when, whether it answered, and what it has for the number that is not this message. */
export const look = z.strictObject({
  at: instant,
  answer: z.enum(["listed", "no_answer"]),
  listed: z.array(listedMessage),
})
export type Look = z.output<typeof look>
