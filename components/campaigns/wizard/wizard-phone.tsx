"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { useRecipientRows } from "#components/campaigns/wizard/recipients/use-recipient-rows.ts"
import { PhonePreview } from "#components/messages/phone-preview.tsx"
import { useSenderName } from "#components/messages/sender-choices.ts"
import { panelOf } from "./compose/panels.ts"

/** The phone beside each step: while composing the message as it stands, afterwards the chosen recipient's own one. */
export function WizardPhone({ wizard }: { wizard: Wizard }) {
  const { campaign, draft, step } = wizard
  const { shown } = useRecipientRows(wizard)
  const from = useSenderName(draft.fields.senderId)
  const { Phone } = panelOf(campaign.channel)
  if (step === "compose" || !shown?.message) return <Phone wizard={wizard} />
  return (
    <PhonePreview
      channel={campaign.channel}
      from={from}
      message={shown.message}
      caption={`As ${shown.address ?? shown.raw} gets it (line ${shown.line})`}
    />
  )
}
