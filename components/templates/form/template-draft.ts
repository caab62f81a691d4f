import type { TemplateButton, TemplateHeader } from "#lib/templates/rules/template-fields.ts"
import type { TemplateView } from "#lib/templates/template-view.ts"
import type { TemplateDraft } from "../template-queries.ts"

const blankTemplate: TemplateDraft = {
  ...{ title: "", category: "UTILITY", language: "en", body: "", footer: "", buttons: [], samples: [] },
  ...{ header: { kind: "none" }, wabaId: null, senderId: null },
}

export const blankHeaders: Record<TemplateHeader["kind"], TemplateHeader> = {
  none: { kind: "none" },
  text: { kind: "text", text: "" },
  image: { kind: "image", sampleUrl: "" },
  document: { kind: "document", sampleUrl: "" },
  video: { kind: "video", sampleUrl: "" },
}

export const blankButtons: Record<TemplateButton["kind"], TemplateButton> = {
  quick_reply: { kind: "quick_reply", title: "" },
  url: { kind: "url", title: "", url: "", sampleSuffix: "" },
  phone: { kind: "phone", title: "", phone: "" },
}

/** The fields of a template that is stored, or of a new one. */
export function draftOf(template: TemplateView | null): TemplateDraft {
  if (!template) return blankTemplate
  const { title, category, language, header, body, footer, buttons, samples, wabaId, sender } = template
  return {
    ...{ title, category, language, header, body, footer, buttons, samples, wabaId },
    senderId: sender?.id ?? null,
  }
}
