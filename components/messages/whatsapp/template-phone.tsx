import { previewTemplate } from "#lib/templates/rules/preview-template.ts"
import type { TemplateFields } from "#lib/templates/rules/template-fields.ts"
import { WhatsAppPhone } from "./whatsapp-phone.tsx"

type TemplatePhoneProps = {
  from: string | null
  /** null while none is chosen. */
  template: Pick<TemplateFields, "header" | "body" | "footer" | "buttons"> | null
  caption: string
}

const nothing: NonNullable<TemplatePhoneProps["template"]> = {
  ...{ header: { kind: "none" }, body: "", footer: "", buttons: [] },
}

/** A template on the recipient's phone, its variables as they are written. */
export function TemplatePhone({ template, ...phone }: TemplatePhoneProps) {
  return <WhatsAppPhone {...phone} message={previewTemplate({ ...(template ?? nothing), samples: [] })} />
}
