"use client"

import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { SenderSelect } from "#components/messages/sender-select.tsx"

/** The number the messages come from. */
export function SenderField({ wizard }: { wizard: Wizard }) {
  const { draft } = wizard
  return (
    <div data-field="senderId">
      <SenderSelect
        channel={wizard.campaign.channel}
        description="Recipients see it, and answer to it."
        value={draft.fields.senderId}
        onChange={(senderId) => draft.store.edit({ senderId })}
        onBlur={() => wizard.touch("senderId")}
        errorMessage={wizard.errorOf("senderId")}
      />
    </div>
  )
}
