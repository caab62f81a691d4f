import { z } from "zod"
import { blockOfText } from "#lib/platform/text-schema.ts"

/** Far beyond every limit: what may be submitted, and why not, is templateProblems' to say. */
const text = blockOfText(4_096)

export const templateCategory = z.enum(["UTILITY", "MARKETING"])

/**
 * Above the body: nothing, a line of text without variables, or media of a kind. Each recipient may get media of their own,
 * from the sample's origin: the provider wants a URL static up to its domain.
 */
export const templateHeader = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("text"), text }),
  z.strictObject({ kind: z.enum(["image", "document", "video"]), sampleUrl: text }),
])

/** Below the footer. A URL may end in a variable, of which `sampleSuffix` is the sample; "" for one that has none. */
export const templateButton = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("quick_reply"), title: text }),
  z.strictObject({ kind: z.literal("url"), title: text, url: text, sampleSuffix: text }),
  z.strictObject({ kind: z.literal("phone"), title: text, phone: text }),
])

/** What people write in the builder. Body and URL each count their variables from {{1}}. */
export const templateFields = z.strictObject({
  title: text,
  category: templateCategory,
  /** The provider's code: "en", "pt_BR". */
  language: text,
  header: templateHeader,
  body: text,
  /** "" for none. */
  footer: text,
  buttons: z.array(templateButton).max(20),
  /** Of the body's variables 1 to n, in their order. */
  samples: z.array(text).max(100),
})

export type TemplateCategory = z.output<typeof templateCategory>
export type TemplateHeader = z.output<typeof templateHeader>
export type TemplateButton = z.output<typeof templateButton>
export type TemplateFields = z.output<typeof templateFields>
