import { Plus } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import type { TemplateButton } from "#lib/templates/rules/template-fields.ts"
import { templateLimits } from "#lib/templates/rules/template-limits.ts"
import { ButtonField } from "./button-field.tsx"
import { blankButtons } from "./template-draft.ts"
import type { TemplateForm } from "./use-template-form.ts"

type ButtonSet = "none" | "replies" | "actions"

const sets: { id: ButtonSet; label: string; description?: string }[] = [
  { id: "none", label: "No buttons" },
  {
    id: "replies",
    label: "Quick replies",
    description: "Up to three. What is tapped comes back as an answer.",
  },
  { id: "actions", label: "Link and phone number", description: "One of each at most." },
]

const setOf = ([first]: readonly TemplateButton[]): ButtonSet => {
  if (!first) return "none"
  return first.kind === "quick_reply" ? "replies" : "actions"
}

const beginOf: Record<ButtonSet, TemplateButton[]> = {
  none: [],
  replies: [blankButtons.quick_reply],
  actions: [blankButtons.url],
}

/** What recipients can tap. WhatsApp takes one sort of buttons or the other. */
export function ButtonFields({ form }: { form: TemplateForm }) {
  const { buttons } = form.fields
  const chosen = setOf(buttons)
  const choose = (id: string) => {
    const set = sets.find((known) => known.id === id)
    if (set && set.id !== chosen) form.change({ buttons: beginOf[set.id] })
  }
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup {...form.at("buttons")} label="Buttons" options={sets} value={chosen} onChange={choose} />
      {buttons.map((button, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: buttons have no other identity than their place
        <ButtonField key={index} form={form} button={button} index={index} />
      ))}
      {!form.isLocked && <AddButtons form={form} />}
    </div>
  )
}

function AddButtons({ form: { fields, change } }: { form: TemplateForm }) {
  const { buttons } = fields
  const has = (kind: TemplateButton["kind"]) => buttons.some((button) => button.kind === kind)
  const mayAdd: Record<TemplateButton["kind"], boolean> = {
    quick_reply: has("quick_reply") && buttons.length < templateLimits.quickReplies,
    url: has("phone") && !has("url"),
    phone: has("url") && !has("phone"),
  }
  const names = { quick_reply: "Add quick reply", url: "Add link", phone: "Add phone number" }
  const kinds = (["quick_reply", "url", "phone"] as const).filter((kind) => mayAdd[kind])
  return kinds.map((kind) => (
    <Button
      key={kind}
      size="small"
      className="self-start"
      onPress={() => change({ buttons: [...buttons, blankButtons[kind]] })}
    >
      <Plus size={14} />
      {names[kind]}
    </Button>
  ))
}
