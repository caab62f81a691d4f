"use client"

import { RotateCcw } from "lucide-react"
import dynamic from "next/dynamic"
import { useWatch } from "react-hook-form"
import { CostlyCharacters } from "#components/messages/sms/costly-characters.tsx"
import { MessageTextField } from "#components/messages/sms/sms-text-field.tsx"
import { Button } from "#components/ui/button.tsx"
import { TextArea } from "#components/ui/text-area.tsx"
import { measureSms } from "#lib/channels/sms/sms-text.ts"
import { handoffOptOutText } from "#lib/handoffs/handoff-rules.ts"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { HandoffCounter } from "./handoff-counter.tsx"
import { useHandoffField } from "./use-handoff-field.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

type FieldProps = { form: HandoffForm }

const HandoffTemplateField = dynamic(() =>
  import("./template-field.tsx").then((module) => module.HandoffTemplateField),
)

/** What its number sends: a template, or a text and how to opt out. */
export function HandoffMessage({ form, handoff }: FieldProps & { handoff: HandoffView | null }) {
  const templateId = useWatch({ control: form.control, name: "templateId" })
  if (templateId !== null) return <HandoffTemplateField form={form} handoff={handoff} />
  return (
    <>
      <HandoffTextField form={form} />
      <HandoffOptOutField form={form} />
    </>
  )
}

const variableHelp = "A variable such as {{1}} is replaced by what the request gives for it."

/** The text, with what it costs below. */
function HandoffTextField({ form }: FieldProps) {
  const field = useHandoffField(form, "text")
  const optOutText = useWatch({ control: form.control, name: "optOutText" })
  return (
    <div className="flex flex-col gap-2">
      <MessageTextField
        {...field}
        description={variableHelp}
        counter={<HandoffCounter text={field.value} optOutText={optOutText} />}
        isRequired
      />
    </div>
  )
}

/** How recipients stop the messages. */
function HandoffOptOutField({ form }: FieldProps) {
  const field = useHandoffField(form, "optOutText")
  const { costlyCharacters } = measureSms(field.value)
  return (
    <div className="flex flex-col items-start gap-2">
      <TextArea
        {...field}
        label="Opt-out text"
        description="On a line of its own at the end of every message. Empty it only when the text itself says how to stop."
        rows={2}
        className="w-full"
      />
      {field.value !== handoffOptOutText && !field.isDisabled && (
        <Button size="small" onPress={() => field.onChange(handoffOptOutText)}>
          <RotateCcw size={14} />
          Restore default
        </Button>
      )}
      {!field.isDisabled && (
        <CostlyCharacters text={field.value} characters={costlyCharacters} onReplace={field.onChange} />
      )}
    </div>
  )
}
