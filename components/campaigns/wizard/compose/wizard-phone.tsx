"use client"

import { useQuery } from "@tanstack/react-query"
import { senderOptions } from "#components/campaigns/campaign-queries.ts"
import { PhonePreview } from "#components/campaigns/phone-preview.tsx"
import { useRecipientRows } from "#components/campaigns/wizard/recipients/use-recipient-rows.ts"
import type { Wizard } from "#components/campaigns/wizard/use-wizard.ts"
import { countVariables, joinOptOut } from "#lib/channels/port/text-template.ts"

/** The phone beside each step: while composing the text as typed, afterwards the chosen recipient's own message. */
export function WizardPhone({ wizard }: { wizard: Wizard }) {
  const { draft, step } = wizard
  const { text, optOutText, senderId } = draft.fields
  const senders = useQuery(senderOptions())
  const { shown } = useRecipientRows(wizard)
  const from = senders.data?.find(({ id }) => id === senderId)?.address ?? null
  if (step !== "compose" && shown?.message)
    return (
      <PhonePreview
        from={from}
        message={shown.message}
        caption={`As ${shown.address ?? shown.raw} gets it (line ${shown.line})`}
      />
    )
  return (
    <PhonePreview
      from={from}
      message={text.trim() ? joinOptOut(text, optOutText) : ""}
      caption={
        countVariables(text) > 0 ? "Variables take each recipient's values" : "As every recipient gets it"
      }
    />
  )
}
