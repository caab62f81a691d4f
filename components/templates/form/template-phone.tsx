import { WhatsAppPhone } from "#components/messages/whatsapp/whatsapp-phone.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { previewTemplate } from "#lib/templates/rules/preview-template.ts"
import type { TemplateFields } from "#lib/templates/rules/template-fields.ts"

/** The message on a phone as reviewers see it; it follows every keystroke. */
export function TemplatePhone({ fields, from }: { fields: TemplateFields; from: string }) {
  const caption = countVariables(fields.body) > 0 ? "With your examples" : "As every recipient gets it"
  return <WhatsAppPhone from={from} message={previewTemplate(fields)} caption={caption} />
}
