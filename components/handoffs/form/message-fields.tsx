"use client"

import { Braces, RotateCcw } from "lucide-react"
import { useRef } from "react"
import { TextField as AriaTextField } from "react-aria-components/TextField"
import { useWatch } from "react-hook-form"
import { CostlyCharacters } from "#components/campaigns/wizard/costly-characters.tsx"
import { MarkedTextArea } from "#components/campaigns/wizard/marked-text-area.tsx"
import { Button } from "#components/ui/button.tsx"
import { FieldFrame } from "#components/ui/field.tsx"
import { TextArea } from "#components/ui/text-area.tsx"
import { countVariables, measureSms } from "#lib/channels/sms-text.ts"
import { handoffOptOutText } from "#lib/handoffs/handoff-schema.ts"
import { HandoffCounter } from "./handoff-counter.tsx"
import { useHandoffField } from "./use-handoff-field.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

type FieldProps = { form: HandoffForm }

const variableHelp = "A variable such as {{1}} is replaced by what the request gives for it."

/** The text, with its costly characters marked and what it costs below. */
export function HandoffTextField({ form }: FieldProps) {
  const { inputRef, errorMessage, ...field } = useHandoffField(form, "text")
  const optOutText = useWatch({ control: form.control, name: "optOutText" })
  const area = useRef<HTMLTextAreaElement>(null)
  const { costlyCharacters } = measureSms(field.value)
  return (
    <div className="flex flex-col gap-2">
      <AriaTextField
        {...field}
        isInvalid={Boolean(errorMessage)}
        validationBehavior="aria"
        isRequired
        className="flex flex-col gap-1.5"
      >
        <FieldFrame label="Message text" description={variableHelp} errorMessage={errorMessage}>
          <MarkedTextArea
            text={field.value}
            costly={costlyCharacters}
            inputRef={(element) => {
              area.current = element
              inputRef(element)
            }}
          />
        </FieldFrame>
      </AriaTextField>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <HandoffCounter text={field.value} optOutText={optOutText} />
        {!field.isDisabled && <InsertVariable area={area} text={field.value} onChange={field.onChange} />}
      </div>
      {!field.isDisabled && (
        <CostlyCharacters text={field.value} characters={costlyCharacters} onReplace={field.onChange} />
      )}
    </div>
  )
}

type InsertVariableProps = {
  area: { current: HTMLTextAreaElement | null }
  text: string
  onChange: (text: string) => void
}

function InsertVariable({ area, text, onChange }: InsertVariableProps) {
  const insert = () => {
    const { selectionStart = text.length, selectionEnd = text.length } = area.current ?? {}
    onChange(`${text.slice(0, selectionStart)}{{${countVariables(text) + 1}}}${text.slice(selectionEnd)}`)
    area.current?.focus()
  }
  return (
    <Button size="small" onPress={insert}>
      <Braces size={14} />
      Insert variable
    </Button>
  )
}

/** How recipients stop the messages. */
export function HandoffOptOutField({ form }: FieldProps) {
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
