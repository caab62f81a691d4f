import { useRef } from "react"
import { InsertVariable } from "#components/messages/insert-variable.tsx"
import { TextArea } from "#components/ui/text-area.tsx"
import { TextField } from "#components/ui/text-field.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { templateLimits } from "#lib/templates/rules/template-limits.ts"
import { LengthCount } from "./length-count.tsx"
import type { TemplateForm } from "./use-template-form.ts"

/** The text, and below it an example for each of its variables. */
export function BodyFields({ form }: { form: TemplateForm }) {
  const { fields, change, at, isLocked } = form
  const area = useRef<HTMLTextAreaElement>(null)
  const write = (body: string) => change({ body }, "body")
  return (
    <>
      <div className="flex flex-col gap-2">
        <TextArea
          {...at("body")}
          label="Message text"
          description="A variable such as {{1}} takes what each recipient is given. *bold*, _italic_ and ~struck~ are shown so."
          rows={6}
          value={fields.body}
          onChange={write}
          inputRef={area}
          isRequired
        />
        <div className="flex flex-wrap items-start justify-between gap-3 text-xs text-ink-soft">
          <LengthCount text={fields.body} limit="body" />
          {!isLocked && <InsertVariable area={area} text={fields.body} onChange={write} />}
        </div>
      </div>
      <SampleFields form={form} />
    </>
  )
}

function SampleFields({ form: { fields, change, at } }: { form: TemplateForm }) {
  const count = Math.min(countVariables(fields.body), templateLimits.variables)
  if (count === 0) return null
  const samples = Array.from({ length: count }, (_, index) => fields.samples[index] ?? "")
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="mb-1 text-sm font-medium">Examples for reviewers</legend>
      {samples.map((sample, index) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a sample is the one of its variable's number
          key={index}
          {...at(`samples.${index}`)}
          label={`Instead of {{${index + 1}}}`}
          value={sample}
          onChange={(text) => change({ samples: samples.with(index, text) }, `samples.${index}`)}
          isRequired
        />
      ))}
    </fieldset>
  )
}
