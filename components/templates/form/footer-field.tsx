import { TextField } from "#components/ui/text-field.tsx"
import { LengthCount } from "./length-count.tsx"
import type { TemplateForm } from "./use-template-form.ts"

/** A small line below the text; a good place to say how to stop. */
export function FooterField({ form: { fields, change, at } }: { form: TemplateForm }) {
  return (
    <TextField
      {...at("footer")}
      label="Footer"
      description="A small line, the same for everyone. Tell here how to stop: “Reply STOP to opt out”."
      value={fields.footer}
      onChange={(footer) => change({ footer }, "footer")}
      suffix={<LengthCount text={fields.footer} limit="footer" />}
    />
  )
}
