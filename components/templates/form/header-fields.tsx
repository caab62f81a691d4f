import { Select } from "#components/ui/select.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { mediaEndings } from "#lib/templates/rules/header-problems.ts"
import type { TemplateHeader } from "#lib/templates/rules/template-fields.ts"
import { LengthCount } from "./length-count.tsx"
import { blankHeaders } from "./template-draft.ts"
import type { TemplateForm } from "./use-template-form.ts"

const kindNames: Record<TemplateHeader["kind"], string> = {
  none: "No header",
  text: "Text",
  image: "Image",
  document: "Document",
  video: "Video",
}
const kinds = Object.keys(kindNames) as TemplateHeader["kind"][]
const options = kinds.map((kind) => ({ id: kind, label: kindNames[kind] }))

/** What stands above the text: nothing, a bold line, or media. */
export function HeaderFields({ form }: { form: TemplateForm }) {
  const { fields, change, isLocked } = form
  const choose = (id: string) => {
    const kind = kinds.find((known) => known === id)
    if (kind) change({ header: blankHeaders[kind] })
  }
  return (
    <div className="grid items-start gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <Select
        label="Header"
        options={options}
        value={fields.header.kind}
        onChange={choose}
        isDisabled={isLocked}
      />
      <HeaderField form={form} header={fields.header} />
    </div>
  )
}

function HeaderField({ form: { change, at }, header }: { form: TemplateForm; header: TemplateHeader }) {
  if (header.kind === "none") return null
  if (header.kind === "text")
    return (
      <TextField
        {...at("header.text")}
        label="Header text"
        description="One bold line, the same for everyone."
        value={header.text}
        onChange={(text) => change({ header: { ...header, text } }, "header.text")}
        suffix={<LengthCount text={header.text} limit="headerText" />}
        isRequired
      />
    )
  const endings = mediaEndings[header.kind].map((ending) => `.${ending}`).join(", ")
  return (
    <TextField
      {...at("header.sampleUrl")}
      label={`Example ${kindNames[header.kind].toLowerCase()}`}
      description={`Reviewers open it: an https address that ends in ${endings}. Each recipient may get another one from the same place.`}
      type="url"
      value={header.sampleUrl}
      onChange={(sampleUrl) => change({ header: { ...header, sampleUrl } }, "header.sampleUrl")}
      isRequired
    />
  )
}
