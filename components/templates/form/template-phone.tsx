import { useSenderName } from "#components/messages/sender-choices.ts"
import { WhatsAppPhone } from "#components/messages/whatsapp/whatsapp-phone.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { previewTemplate } from "#lib/templates/rules/preview-template.ts"
import type { TemplateView } from "#lib/templates/template-view.ts"
import type { TemplateDraft } from "../template-queries.ts"

type TemplatePhoneProps = { fields: TemplateDraft; own: TemplateView["sender"] }

/** The message on a phone as reviewers see it; it follows every keystroke. */
export function TemplatePhone({ fields, own }: TemplatePhoneProps) {
  const chosen = useSenderName(fields.senderId)
  const stored = own?.id === fields.senderId ? own?.address : null
  return (
    <WhatsAppPhone
      from={chosen ?? stored ?? "Your WhatsApp number"}
      message={previewTemplate(fields)}
      caption={countVariables(fields.body) > 0 ? "With your examples" : "As every recipient gets it"}
    />
  )
}
