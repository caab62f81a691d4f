import { useQuery } from "@tanstack/react-query"
import { senderChoices } from "#components/messages/sender-choices.ts"
import { Select } from "#components/ui/select.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { TemplateView } from "#lib/templates/template-view.ts"
import type { TemplateForm } from "./use-template-form.ts"

type AccountFieldsProps = { form: TemplateForm; own: TemplateView["sender"] }

const anyNumber = { id: "any", label: "Any WhatsApp number" }

/** Which WhatsApp account it is for, and the number that campaigns propose for it. */
export function AccountFields({ form: { fields, change, at }, own }: AccountFieldsProps) {
  const { data: choices = [] } = useQuery(senderChoices())
  const numbers = choices.filter(({ channel }) => channel === "whatsapp")
  const isOwnMissing = own && !numbers.some(({ id }) => id === own.id)
  const options = [...numbers, ...(isOwnMissing ? [own] : [])].map(({ id, address, label }) => ({
    ...{ id, label: address },
    description: label || undefined,
  }))
  return (
    <>
      <TextField
        {...at("wabaId")}
        label="WhatsApp Business account"
        description="Its number, when the provider knows several. May stay empty."
        inputMode="numeric"
        value={fields.wabaId ?? ""}
        onChange={(wabaId) => change({ wabaId: wabaId.trim() || null })}
      />
      <Select
        {...at("senderId")}
        label="Outbound number"
        description="The one that campaigns propose."
        options={[anyNumber, ...options]}
        value={fields.senderId ?? anyNumber.id}
        onChange={(id) => change({ senderId: id === anyNumber.id ? null : id })}
      />
    </>
  )
}
