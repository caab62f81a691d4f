"use client"

import { useWatch } from "react-hook-form"
import { useSenderName } from "#components/messages/sender-choices.ts"
import { SmsPhone } from "#components/messages/sms/sms-phone.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import type { HandoffForm } from "./use-handoff-form.ts"

/** The recipient's phone; it follows every keystroke. */
export function HandoffPhone({ form }: { form: HandoffForm }) {
  const { text = "", optOutText = "", senderId } = useWatch({ control: form.control })
  const hasVariables = countVariables(text) > 0
  return (
    <SmsPhone
      from={useSenderName(senderId)}
      text={text}
      optOutText={optOutText}
      caption={hasVariables ? "Variables take what the request gives" : "As every recipient gets it"}
    />
  )
}
