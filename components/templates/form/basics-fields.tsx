import { ComboBox } from "#components/ui/combo-box.tsx"
import { RadioGroup } from "#components/ui/radio-group.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { TemplateCategory } from "#lib/templates/rules/template-fields.ts"
import type { TemplateView } from "#lib/templates/template-view.ts"
import { categoryNames, languageOptions } from "../template-texts.ts"
import { AccountFields } from "./account-fields.tsx"
import { LengthCount } from "./length-count.tsx"
import type { TemplateForm } from "./use-template-form.ts"

const categories: { id: TemplateCategory; label: string; description: string }[] = [
  { id: "UTILITY", label: categoryNames.UTILITY, description: "About an order, an account or a request." },
  {
    id: "MARKETING",
    label: categoryNames.MARKETING,
    description: "Everything that advertises, also in part. WhatsApp delivers none of it to US numbers.",
  },
]

/** What WhatsApp files the template under. */
export function BasicsFields({ form, own }: { form: TemplateForm; own: TemplateView["sender"] }) {
  const { fields, change, at } = form
  return (
    <div className="grid gap-5 p-4 sm:grid-cols-2">
      <TextField
        {...at("title")}
        label="Title"
        description="Small letters, digits and _. Unique in the account; recipients do not see it."
        value={fields.title}
        onChange={(title) => change({ title }, "title")}
        suffix={<LengthCount text={fields.title} limit="title" />}
        className="sm:col-span-2"
        isRequired
      />
      <RadioGroup
        {...at("category")}
        label="Category"
        description="WhatsApp may move a template to another one."
        options={categories}
        value={fields.category}
        onChange={(id) => change({ category: id === "MARKETING" ? id : "UTILITY" })}
      />
      <ComboBox
        {...at("language")}
        label="Language"
        description="Of the text. Each language is a template of its own."
        placeholder="Search languages"
        emptyText="WhatsApp knows no such language"
        options={languageOptions}
        value={fields.language || null}
        onChange={(language) => change({ language: language ?? "" })}
      />
      <AccountFields form={form} own={own} />
    </div>
  )
}
