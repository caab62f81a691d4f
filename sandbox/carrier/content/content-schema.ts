import { z } from "zod"
import { RestError } from "../rest-error.ts"

const MAX_VARIABLES = 100
const TOO_MANY_VARIABLES = 92002
const LANGUAGE_MISSING = 92003

const text = z.string().min(1, "must not be empty")
const media = z.array(text).min(1, "must have an address")

const action = <T extends string>(types: readonly [T, ...T[]]) =>
  z
    .strictObject({
      type: z.enum(types),
      title: text,
      url: text.optional(),
      phone: text.optional(),
      code: text.optional(),
      id: text.optional(),
      webview_size: z.enum(["TALL", "FULL", "HALF", "NONE"]).optional(),
    })
    .refine(({ type, url }) => type !== "URL" || url !== undefined, "a URL action needs its url")
    .refine(({ type, phone }) => type !== "PHONE_NUMBER" || phone !== undefined, "needs its phone")

const replyAction = z.strictObject({
  type: z.literal("QUICK_REPLY").default("QUICK_REPLY"),
  title: text,
  id: text.optional(),
})
const linkActions = z.array(action(["URL", "PHONE_NUMBER", "COPY_CODE", "VOICE_CALL", "VOICE_CALL_REQUEST"]))
const cardActions = z.array(action(["URL", "PHONE_NUMBER", "QUICK_REPLY", "COPY_CODE", "VOICE_CALL"]))

/** The types of content that this carrier knows; Twilio has more. */
const contentTypes = z
  .strictObject({
    "twilio/text": z.strictObject({ body: text }),
    "twilio/media": z.strictObject({ body: text.optional(), media }),
    "twilio/quick-reply": z.strictObject({ body: text, actions: z.array(replyAction).min(1) }),
    "twilio/call-to-action": z.strictObject({ body: text, actions: linkActions.min(1) }),
    "twilio/card": z.strictObject({
      title: text,
      subtitle: text.optional(),
      media: media.optional(),
      actions: cardActions.optional(),
    }),
    "whatsapp/card": z
      .strictObject({
        body: text,
        header_text: text.optional(),
        media: media.optional(),
        footer: text.optional(),
        actions: cardActions.optional(),
      })
      .refine((card) => !(card.header_text && card.media), "has header_text or media, not both"),
  })
  .partial()
  .refine((types) => Object.keys(types).length > 0, "must have a type")

export type ContentTypes = z.infer<typeof contentTypes>

const variables = z.record(z.string().min(1).max(16), z.string())

export const createContentSchema = z.object({
  friendly_name: z.string().default(""),
  language: text,
  variables: variables.default({}),
  types: contentTypes,
})

/** What is not given stays as it is, save for the types, which are always given. */
export const updateContentSchema = z.object({
  friendly_name: z.string().optional(),
  language: text.optional(),
  variables: variables.optional(),
  types: contentTypes,
})

export const approvalSchema = z.object({
  name: text
    .max(512, "must not be longer than 512 characters")
    .regex(/^[a-z0-9_]+$/, "may have lower case letters, digits and underscores only"),
  category: z.enum(["UTILITY", "MARKETING", "AUTHENTICATION"]),
  allow_category_change: z.boolean().default(true),
})

/**
 * Reads a body of the Content API; unknown fields at its top are ignored, those inside the types are not.
 * @throws RestError 92003 without a language, 92002 for over 100 variables, 20001 for everything else
 */
export function readContentBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const given = (body ?? {}) as { variables?: object }
  if (Object.keys(given.variables ?? {}).length > MAX_VARIABLES) throw new RestError(TOO_MANY_VARIABLES)
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const { path = [], message } = result.error.issues[0] ?? {}
  if (path[0] === "language") throw new RestError(LANGUAGE_MISSING)
  throw new RestError(20001, `Invalid parameter: ${[...path].join(".") || "body"}: ${message}`)
}
