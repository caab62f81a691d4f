import { z } from "zod"
import { templateButton, templateHeader } from "./template-parts.ts"

/** An approved template, with all that rendering and sending need: whoever has it asks no one else. */
export const templateContent = z.strictObject({
  kind: z.literal("template"),
  /** Ours; "" while a draft has none. */
  templateId: z.string(),
  /** Twilio's. */
  contentSid: z.string(),
  title: z.string(),
  header: templateHeader,
  body: z.string(),
  footer: z.string(),
  buttons: z.array(templateButton),
})

export type TemplateContent = z.output<typeof templateContent>

/** No template yet. */
export const noTemplate: TemplateContent = {
  ...{ kind: "template", templateId: "", contentSid: "", title: "" },
  ...{ header: { kind: "none" }, body: "", footer: "", buttons: [] },
}

/** What screens show of a template that somebody uses. */
export const usedTemplate = templateContent
  .omit({ kind: true, templateId: true, contentSid: true })
  .extend({ id: z.string() })

export type UsedTemplate = z.output<typeof usedTemplate>

/** null for any other content. */
export function usedTemplateOf(content: { kind: string } | TemplateContent): UsedTemplate | null {
  if (!("templateId" in content)) return null
  const { kind: _kind, contentSid: _sid, templateId: id, ...shown } = content
  return { id, ...shown }
}
