import { z } from "zod"
import { templateButton, templateHeader } from "#lib/channels/whatsapp/template-parts.ts"
import { blockOfText } from "#lib/platform/text-schema.ts"

/** Far beyond every limit: what may be submitted, and why not, is templateProblems' to say. */
const text = blockOfText(4_096)

export const templateCategory = z.enum(["UTILITY", "MARKETING"])

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
