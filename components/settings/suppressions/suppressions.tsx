"use client"

import { BellOff, Trash2 } from "lucide-react"
import { useState } from "react"
import { ListCard } from "#components/data/list-card.tsx"
import { useListState } from "#components/data/use-list-state.ts"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import type { SuppressionView } from "#lib/consent/suppression-view.ts"
import { AddSuppression } from "./add-suppression.tsx"
import { useRemoveSuppression, useSuppressions } from "./suppression-queries.ts"

/** Who must not be written to, why, and since when. */
export function Suppressions({ rights }: { rights: SettingsRights }) {
  const list = useListState(["createdAt", "address", "reason"], "desc", "optOut")
  const query = useSuppressions(list.shown)
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<SuppressionView | null>(null)
  const add = rights.mayCreate && (
    <Button variant="primary" onPress={() => setAdding(true)}>
      Add number
    </Button>
  )
  return (
    <>
      <ListCard
        title="Opt-outs"
        description="Nobody on this list is sent anything, whichever file or API call names them."
        action={add}
        query={query}
        columns={3}
      >
        {({ items, total, page, pageSize }) => (
          <>
            <div className="border-b border-line p-3">
              <SearchField label="Search by number" value={list.search} onChange={list.setSearch} />
            </div>
            <DataTable
              label="Opt-outs"
              columns={rights.mayRevoke ? [...columns, removeColumn(setRemoving)] : columns}
              rows={items}
              rowId={(item) => item.id}
              sort={list.order}
              onSort={list.setOrder}
              isStale={query.isPlaceholderData}
              empty={<NoSuppressions search={list.search} />}
            />
            <Pagination
              page={page}
              pageSize={pageSize}
              total={total}
              noun={["number", "numbers"]}
              onPageChange={list.setPage}
            />
          </>
        )}
      </ListCard>
      {isAdding && <AddSuppression onClose={() => setAdding(false)} />}
      <RemoveDialog suppression={removing} onClose={() => setRemoving(null)} />
    </>
  )
}

const columns: TableColumn<SuppressionView>[] = [
  {
    id: "address",
    header: "Number",
    isSortable: true,
    cell: ({ address }) => <span className="font-medium tabular-nums">{address ?? "Erased"}</span>,
  },
  {
    id: "reason",
    header: "Why",
    isSortable: true,
    cell: ({ reason, refusalToLift }) => (
      <div className="flex max-w-prose flex-col gap-0.5">
        {reason.text}
        {refusalToLift && <span className="text-xs text-ink-soft">{refusalToLift}</span>}
      </div>
    ),
  },
  {
    id: "createdAt",
    header: "Since",
    isSortable: true,
    isHiddenOnPhone: true,
    cell: ({ createdAt }) => <Time value={createdAt} />,
  },
]

const removeColumn = (onRemove: (item: SuppressionView) => void): TableColumn<SuppressionView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-14",
  cell: (item) =>
    item.refusalToLift ? null : (
      <Button
        variant="quiet"
        size="icon"
        aria-label={`Remove ${item.address ?? "the erased number"}`}
        onPress={() => onRemove(item)}
      >
        <Trash2 size={16} />
      </Button>
    ),
})

function NoSuppressions({ search }: { search: string }) {
  if (search) return <EmptyState icon={BellOff} title={`No number on the list contains "${search}"`} />
  return (
    <EmptyState icon={BellOff} title="Nobody has opted out">
      A consumer who answers STOP appears here at once.
    </EmptyState>
  )
}

function RemoveDialog({
  suppression,
  onClose,
}: {
  suppression: SuppressionView | null
  onClose: () => void
}) {
  const { mutateAsync } = useRemoveSuppression()
  return (
    <ConfirmDialog
      title={`Write to ${suppression?.address ?? "this number"} again`}
      confirmLabel="Remove from the list"
      isOpen={suppression !== null}
      onOpenChange={onClose}
      onConfirm={async () => suppression && mutateAsync(suppression.id)}
    >
      The number was added by a person of your brand, not by the consumer. Remove it only when you know that
      the consumer agrees to get messages.
    </ConfirmDialog>
  )
}
