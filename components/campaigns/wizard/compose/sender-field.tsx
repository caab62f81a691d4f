"use client"

import { useQuery } from "@tanstack/react-query"
import { senderOptions } from "#components/campaigns/campaign-queries.ts"
import type { Wizard } from "#components/campaigns/wizard/use-wizard.ts"
import { describeError } from "#components/ui/describe-error.ts"
import { Select } from "#components/ui/select.tsx"

/** The number the messages come from. */
export function SenderField({ wizard }: { wizard: Wizard }) {
  const { draft } = wizard
  const senders = useQuery(senderOptions())
  const loadError = senders.isError ? describeError(senders.error).detail : undefined
  return (
    <div data-field="senderId">
      <Select
        label="From number"
        description={senderHelp(senders.data?.length)}
        placeholder={senders.isPending ? "Loading" : "Choose a number"}
        options={(senders.data ?? []).map(({ id, address, label }) => ({
          id,
          label: address,
          description: label || undefined,
        }))}
        value={draft.fields.senderId}
        onChange={(senderId) => draft.store.edit({ senderId })}
        onBlur={() => wizard.touch("senderId")}
        errorMessage={loadError ?? wizard.errorOf("senderId")}
      />
    </div>
  )
}

const senderHelp = (count: number | undefined) =>
  count === 0
    ? "No number is connected yet: an Admin connects one in Settings, Channels."
    : "Recipients see it, and answer to it."
