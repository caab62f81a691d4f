import { z } from "zod"
import { scheduleFields } from "#lib/campaigns/schedule/schedule-fields.ts"
import { textChannels } from "#lib/channels/channels.ts"
import { blockOfText } from "#lib/platform/text-schema.ts"

/** Wire contract 9.4: an answer finds its campaign for at least an hour and at most 30 days. */
export const minLookbackMinutes = 60
export const maxLookbackMinutes = 30 * 24 * 60
export const maxNameLength = 255

const name = z
  .string("The name is a text")
  .trim()
  .max(maxNameLength, `The name has at most ${maxNameLength} characters`)
  .refine((text) => !/\p{Cc}/u.test(text), "The name must not hold control characters or line breaks")
  .refine((text) => text.isWellFormed(), "The name holds half of a character: check its encoding")

/** Long enough for variables; what the recipient reads is held to its channel's length. */
const messageText = blockOfText(1000).transform((text) => text.replace(/\r\n?/g, "\n"))

const lookbackMinutes = z
  .int("The lookback is a number of minutes")
  .min(minLookbackMinutes, "The lookback is at least 60 minutes")
  .max(maxLookbackMinutes, "The lookback is at most 30 days")

/** The fields of a draft that people write. Anything may still be missing; nothing may be wrong. */
export const draftFields = z.object({
  name,
  channel: z.enum(textChannels, `The channel is ${textChannels.join(" or ")}`),
  senderId: z.uuid("This is not a sender").nullable(),
  skillId: z.uuid("This is not a skill").nullable(),
  lookbackMinutes,
  text: messageText,
  optOutText: messageText,
  ...scheduleFields.shape,
})
