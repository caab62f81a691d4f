import { X } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import type { TemplateButton } from "#lib/templates/rules/template-fields.ts"
import { LengthCount } from "./length-count.tsx"
import type { TemplateForm } from "./use-template-form.ts"

type ButtonFieldProps = { form: TemplateForm; button: TemplateButton; index: number }

const kindNames: Record<TemplateButton["kind"], string> = {
  quick_reply: "Quick reply",
  url: "Link",
  phone: "Phone number",
}

/** One button: what it says and where it leads. */
export function ButtonField({ form, button, index }: ButtonFieldProps) {
  const { fields, change, at, isLocked } = form
  const path = `buttons.${index}`
  const write = (changed: TemplateButton, name: string) =>
    change({ buttons: fields.buttons.with(index, changed) }, `${path}.${name}`)
  const name = `${kindNames[button.kind]} ${index + 1}`
  return (
    <fieldset className="flex items-start gap-2 rounded-lg border border-line p-3">
      <legend className="sr-only">{name}</legend>
      <div className="grid min-w-0 flex-1 gap-4 sm:grid-cols-2">
        <TextField
          {...at(`${path}.title`)}
          label={`Text of ${button.kind === "quick_reply" ? `reply ${index + 1}` : `the ${kindNames[button.kind].toLowerCase()}`}`}
          value={button.title}
          onChange={(title) => write({ ...button, title }, "title")}
          suffix={<LengthCount text={button.title} limit="buttonTitle" />}
          isRequired
        />
        {button.kind === "url" && <LinkFields {...{ form, button, path, write }} />}
        {button.kind === "phone" && (
          <TextField
            {...at(`${path}.phone`)}
            label="Number it calls"
            placeholder="+14155550100"
            type="tel"
            value={button.phone}
            onChange={(phone) => write({ ...button, phone }, "phone")}
            isRequired
          />
        )}
      </div>
      {!isLocked && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Remove ${name.toLowerCase()}`}
          onPress={() => change({ buttons: fields.buttons.toSpliced(index, 1) })}
        >
          <X size={16} />
        </Button>
      )}
    </fieldset>
  )
}

type Link = Extract<TemplateButton, { kind: "url" }>
type LinkFieldsProps = {
  form: TemplateForm
  button: Link
  path: string
  write: (changed: Link, name: string) => void
}

function LinkFields({ form: { at }, button, path, write }: LinkFieldsProps) {
  return (
    <>
      <TextField
        {...at(`${path}.url`)}
        label="Address it opens"
        description="May end in {{1}}, which each recipient is given."
        placeholder="https://example.com/orders/{{1}}"
        type="url"
        value={button.url}
        onChange={(url) => write({ ...button, url }, "url")}
        isRequired
      />
      {button.url.includes("{{") && (
        <TextField
          {...at(`${path}.sampleSuffix`)}
          label="Example instead of {{1}}"
          value={button.sampleSuffix}
          onChange={(sampleSuffix) => write({ ...button, sampleSuffix }, "sampleSuffix")}
          className="sm:col-start-2"
          isRequired
        />
      )}
    </>
  )
}
