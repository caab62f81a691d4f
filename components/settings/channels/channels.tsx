"use client"

import { Phone } from "lucide-react"
import { useState } from "react"
import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { notify, notifyError } from "#components/ui/toast.tsx"
import type { SenderView } from "#lib/senders/sender-view.ts"
import { useSenders, useVerifySender } from "./channel-queries.ts"
import { ProviderCard } from "./provider-card.tsx"
import { actionsColumn, senderColumns } from "./sender-columns.tsx"
import { SenderForm } from "./sender-form.tsx"

/** The numbers that messages leave from, and how the provider reaches us. */
export function Channels({ rights }: { rights: SettingsRights }) {
  const query = useSenders()
  const [edited, setEdited] = useState<SenderView | "new" | null>(null)
  const { mutate, isPending } = useVerifySender()
  const verify = (sender: SenderView) =>
    mutate(sender, { onSuccess: ({ verdict }) => tellVerdict(sender, verdict), onError: notifyError })
  const add = rights.mayCreate && (
    <Button variant="primary" onPress={() => setEdited("new")}>
      Add sender
    </Button>
  )
  const actions = rights.mayCreate ? [actionsColumn({ isPending, edit: setEdited, verify })] : []
  return (
    <div className="flex flex-col gap-6">
      <ListCard
        title="SMS senders"
        description="Your numbers. Each sends at its own pace, which is what the carrier granted it."
        action={add}
        query={query}
        columns={3}
      >
        {(senders) => (
          <DataTable
            label="SMS senders"
            columns={[...senderColumns, ...actions]}
            rows={senders}
            rowId={(sender) => sender.id}
            empty={<NoSenders />}
          />
        )}
      </ListCard>
      <ProviderCard rights={rights} />
      {edited && <SenderForm sender={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function tellVerdict({ address }: SenderView, verdict: string): void {
  if (verdict === "verified") notify(`${address} is verified`, "Your Twilio account has it, and it can send.")
  else notify(`${address} cannot be used`, "It is switched off: the list says what to do.")
}

function NoSenders() {
  return (
    <EmptyState icon={Phone} title="No sender yet">
      Add a number that you own at Twilio: campaigns are sent from it. Twilio is asked whether it is yours.
    </EmptyState>
  )
}
