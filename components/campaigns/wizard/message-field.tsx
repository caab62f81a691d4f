"use client"

import { Braces } from "lucide-react"
import { useRef } from "react"
import { TextField } from "react-aria-components/TextField"
import { Button } from "#components/ui/button.tsx"
import { FieldFrame } from "#components/ui/field.tsx"
import { countVariables, measureSms } from "#lib/channels/sms-text.ts"
import { CostlyCharacters } from "./costly-characters.tsx"
import { MarkedTextArea } from "./marked-text-area.tsx"
import { SmsCounter } from "./sms-counter.tsx"
import type { Wizard } from "./use-wizard.ts"

/** The text everybody gets, with its counter, its costly characters marked, and variables for what differs. */
export function MessageField({ wizard }: { wizard: Wizard }) {
  const { draft } = wizard
  const { text, optOutText } = draft.fields
  const area = useRef<HTMLTextAreaElement>(null)
  const { costlyCharacters } = measureSms(text)
  const edit = (changed: string) => draft.store.edit({ text: changed })
  const insertVariable = () => {
    const at = area.current?.selectionStart ?? text.length
    const variable = `{{${countVariables(text) + 1}}}`
    edit(text.slice(0, at) + variable + text.slice(area.current?.selectionEnd ?? at))
    area.current?.focus()
  }
  const error = wizard.errorOf("text")
  return (
    <div data-field="text" className="flex flex-col gap-2">
      <TextField
        value={text}
        onChange={edit}
        onBlur={() => wizard.touch("text")}
        isInvalid={Boolean(error)}
        validationBehavior="aria"
        className="flex flex-col gap-1.5"
      >
        <FieldFrame
          label="Message text"
          errorMessage={error}
          description={text ? variableHelp(countVariables(text)) : emptyHelp}
        >
          <MarkedTextArea text={text} costly={costlyCharacters} inputRef={area} />
        </FieldFrame>
      </TextField>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <SmsCounter text={text} optOutText={optOutText} />
        <Button size="small" onPress={insertVariable}>
          <Braces size={14} />
          Insert variable
        </Button>
      </div>
      <CostlyCharacters text={text} characters={costlyCharacters} onReplace={edit} />
    </div>
  )
}

const emptyHelp =
  "Left empty, each recipient needs an own text on step 2. A variable such as {{1}} takes each recipient's first value."

const variableHelp = (count: number) =>
  count === 0
    ? "A variable such as {{1}} is replaced for each recipient by the first value after the number, {{2}} by the second."
    : `Each recipient's line needs ${count === 1 ? "a value" : `${count} values`} after the number: number,value${count > 1 ? ",value" : ""}`
