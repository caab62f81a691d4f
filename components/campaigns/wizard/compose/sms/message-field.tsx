"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { SmsCounter } from "#components/messages/sms/sms-counter.tsx"
import { MessageTextField } from "#components/messages/sms/sms-text-field.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"

/** The text everybody gets, with its counter, its costly characters marked, and variables for what differs. */
export function MessageField({ wizard }: { wizard: Wizard }) {
  const { draft } = wizard
  const { text, optOutText } = draft.fields
  return (
    <div data-field="text" className="flex flex-col gap-2">
      <MessageTextField
        value={text}
        onChange={(changed) => draft.store.edit({ text: changed })}
        onBlur={() => wizard.touch("text")}
        description={text ? variableHelp(countVariables(text)) : emptyHelp}
        errorMessage={wizard.errorOf("text")}
        counter={<SmsCounter text={text} optOutText={optOutText} />}
      />
    </div>
  )
}

const emptyHelp =
  "Left empty, each recipient needs an own text on step 2. A variable such as {{1}} takes each recipient's first value."

const variableHelp = (count: number) =>
  count === 0
    ? "A variable such as {{1}} is replaced for each recipient by the first value after the number, {{2}} by the second."
    : `Each recipient's line needs ${count === 1 ? "a value" : `${count} values`} after the number: number,value${count > 1 ? ",value" : ""}`
