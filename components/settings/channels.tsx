"use client"

import { CircleCheck, CirclePause, Pencil, Phone, TriangleAlert } from "lucide-react"
import { useState } from "react"
import { Button } from "#components/ui/button.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import type { SenderView } from "#lib/accounts/sender-view.ts"
import { useSenders } from "./channel-queries.ts"
import { ListCard } from "./list-card.tsx"
import { ProviderCard } from "./provider-card.tsx"
import { SenderForm } from "./sender-form.tsx"
import type { SettingsRights } from "./settings-rights.ts"

/** The numbers that messages leave from, and how the provider reaches us. */
export function Channels({ rights }: { rights: SettingsRights }) {
  const query = useSenders()
  const [edited, setEdited] = useState<SenderView | "new" | null>(null)
  const add = rights.mayCreate && (
    <Button variant="primary" onPress={() => setEdited("new")}>
      Add sender
    </Button>
  )
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
            columns={rights.mayCreate ? [...columns, editColumn(setEdited)] : columns}
            rows={senders}
            rowId={(sender) => sender.id}
            empty={<NoSenders />}
          />
        )}
      </ListCard>
      <ProviderCard />
      {edited && <SenderForm sender={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

const columns: TableColumn<SenderView>[] = [
  {
    id: "address",
    header: "Number",
    cell: ({ address, problem }) => (
      <div className="flex flex-col gap-1">
        <span className="font-medium tabular-nums">{address}</span>
        {problem && (
          <span className="flex items-start gap-1.5 text-warning">
            <TriangleAlert size={16} className="mt-0.5 shrink-0" />
            {problem}
          </span>
        )}
      </div>
    ),
  },
  { id: "label", header: "Label", cell: (sender) => sender.label || "–", className: "min-w-32" },
  {
    id: "state",
    header: "State",
    cell: ({ enabled, problem }) => <SenderState enabled={enabled} problem={problem} />,
  },
  {
    id: "rate",
    header: "Segments a second",
    align: "right",
    cell: (sender) => formatNumber(sender.ratePerSecond),
  },
]

const editColumn = (onEdit: (sender: SenderView) => void): TableColumn<SenderView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-14",
  cell: (sender) => (
    <Button variant="quiet" size="icon" aria-label={`Edit ${sender.address}`} onPress={() => onEdit(sender)}>
      <Pencil size={16} />
    </Button>
  ),
})

function SenderState({ enabled, problem }: Pick<SenderView, "enabled" | "problem">) {
  if (!enabled) return <StatusChip tone="muted" icon={CirclePause} label="Off" />
  if (problem) return <StatusChip tone="warning" icon={TriangleAlert} label="Stands still" />
  return <StatusChip tone="positive" icon={CircleCheck} label="Ready" />
}

function NoSenders() {
  return (
    <EmptyState icon={Phone} title="No sender yet">
      Add a number that you own at Twilio: campaigns are sent from it.
    </EmptyState>
  )
}
