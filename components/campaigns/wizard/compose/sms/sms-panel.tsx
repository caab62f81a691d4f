"use client"

import type { DraftFields } from "#components/campaigns/wizard/draft/draft-store.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { useSenderName } from "#components/messages/sender-choices.ts"
import { SmsPhone } from "#components/messages/sms/sms-phone.tsx"
import { countVariables } from "#lib/channels/port/text-template.ts"
import { smsTextProblems } from "#lib/channels/sms/text-problems.ts"
import { MessageField } from "./message-field.tsx"
import { OptOutField } from "./opt-out-field.tsx"

/** An SMS: text, opt-out text, and what both cost. The text may be empty: then each recipient brings an own one. */
export const smsPanel = {
  description: "Text messages to mobile numbers.",
  Fields: ({ wizard }: { wizard: Wizard }) => (
    <>
      <MessageField wizard={wizard} />
      <OptOutField wizard={wizard} />
    </>
  ),
  Phone: SmsAsComposed,
  problems: (fields: DraftFields) => [
    ...(fields.optOutText.trim() ? [] : [optOutMissing]),
    ...smsTextProblems(fields),
  ],
}

const optOutMissing = { path: "optOutText", message: "Say how to opt out: the law asks for it" }

function SmsAsComposed({ wizard }: { wizard: Wizard }) {
  const { text, optOutText, senderId } = wizard.draft.fields
  return (
    <SmsPhone
      from={useSenderName(senderId)}
      text={text}
      optOutText={optOutText}
      caption={
        countVariables(text) > 0 ? "Variables take each recipient's values" : "As every recipient gets it"
      }
    />
  )
}
