"use client"

import { Phone } from "lucide-react"
import { useState } from "react"
import { ListCard } from "#components/data/list-card.tsx"
import { senderName } from "#components/messages/sender-texts.ts"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { notify, notifyError } from "#components/ui/toast.tsx"
import type { SenderView } from "#lib/senders/sender-view.ts"
import { useChannels, useSenders, useVerifySender } from "./channel-queries.ts"
import { actionsColumn, senderColumns } from "./sender-columns.tsx"
import { SenderFilters } from "./sender-filters.tsx"
import { SenderForm } from "./sender-form.tsx"
import { SenderHours } from "./sender-hours.tsx"
import { shownSenders } from "./shown-senders.ts"
import { useSenderList } from "./use-sender-list.ts"

type Opened = { dialog: "form"; sender: SenderView | null } | { dialog: "hours"; sender: SenderView }

/** The numbers and messaging services that messages leave from. */
export function Senders({ rights }: { rights: SettingsRights }) {
  const query = useSenders()
  const channels = useChannels().data?.map(({ channel }) => channel) ?? []
  const senderList = useSenderList()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { mutate, isPending } = useVerifySender()
  const verify = (sender: SenderView) =>
    mutate(sender, { onSuccess: ({ verdict }) => tellVerdict(sender, verdict), onError: notifyError })
  const edit = (sender: SenderView) => setOpened({ dialog: "form", sender })
  const setHours = (sender: SenderView) => setOpened({ dialog: "hours", sender })
  const actions = rights.mayCreate ? [actionsColumn({ isPending, edit, setHours, verify })] : []
  const add = rights.mayCreate && (
    <Button variant="primary" onPress={() => setOpened({ dialog: "form", sender: null })}>
      Add sender
    </Button>
  )
  const close = () => setOpened(null)
  return (
    <>
      <ListCard
        title="Senders"
        description="Your numbers and messaging services. Each sends at its own pace, which is what the carrier granted it."
        action={add}
        query={query}
        columns={4}
      >
        {(senders) => {
          const { items, ...pages } = shownSenders(senders, senderList.shown)
          return (
            <>
              {senders.length > 0 && <SenderFilters {...senderList} channels={channels} />}
              <DataTable
                label="Senders"
                columns={[...senderColumns(channels), ...actions]}
                rows={items}
                rowId={(sender) => sender.id}
                sort={senderList.list.order}
                onSort={senderList.list.setOrder}
                empty={<NoSenders isNarrowed={senders.length > 0} />}
              />
              <Pagination {...pages} noun={["sender", "senders"]} onPageChange={senderList.list.setPage} />
            </>
          )
        }}
      </ListCard>
      {opened?.dialog === "form" && <SenderForm sender={opened.sender} channels={channels} onClose={close} />}
      {opened?.dialog === "hours" && <SenderHours sender={opened.sender} onClose={close} />}
    </>
  )
}

function tellVerdict(sender: SenderView, verdict: string): void {
  const name = senderName(sender)
  if (verdict === "verified") notify(`${name} is verified`, "Your Twilio account has it, and it can send.")
  else notify(`${name} cannot be used`, "It is switched off: the list says what to do.")
}

function NoSenders({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <EmptyState icon={Phone} title="No sender matches">
        Try part of a number or of a label, or fewer filters.
      </EmptyState>
    )
  return (
    <EmptyState icon={Phone} title="No sender yet">
      Add a number or a messaging service that you own at Twilio: campaigns are sent from it. Twilio is asked
      whether it is yours.
    </EmptyState>
  )
}
