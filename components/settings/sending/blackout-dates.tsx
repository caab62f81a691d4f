"use client"

import { CalendarOff, Trash2 } from "lucide-react"
import { useState } from "react"
import { ListCard } from "#components/data/list-card.tsx"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { Button } from "#components/ui/button.tsx"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import type { BlackoutDateView } from "#lib/sending-rules/list-blackout-dates.ts"
import { AddBlackoutDate } from "./add-blackout-date.tsx"
import { useBlackoutDates, useRemoveBlackoutDate } from "./sending-queries.ts"

/** Days on which nobody is written to. */
export function BlackoutDates({ rights }: { rights: SettingsRights }) {
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<BlackoutDateView | null>(null)
  const add = rights.mayCreate && <Button onPress={() => setAdding(true)}>Add date</Button>
  return (
    <>
      <ListCard
        title="Blackout dates"
        description="Nobody is written to on these days, from midnight to midnight where each recipient is."
        action={add}
        query={useBlackoutDates()}
        columns={2}
      >
        {(dates) =>
          dates.length === 0 ? (
            <NoDates />
          ) : (
            <DataTable
              label="Blackout dates"
              columns={rights.mayCreate ? [...columns, removeColumn(setRemoving)] : columns}
              rows={dates}
              rowId={({ day }) => day}
            />
          )
        }
      </ListCard>
      {isAdding && <AddBlackoutDate onClose={() => setAdding(false)} />}
      <RemoveDialog date={removing} onClose={() => setRemoving(null)} />
    </>
  )
}

/** The day as a date of no zone. */
const dayText = (day: string) =>
  new Date(day).toLocaleDateString("en", { dateStyle: "full", timeZone: "UTC" })

const columns: TableColumn<BlackoutDateView>[] = [
  { id: "day", header: "Day", cell: ({ day }) => <span className="font-medium">{dayText(day)}</span> },
  { id: "name", header: "Name", cell: ({ name }) => name },
]

const removeColumn = (onRemove: (date: BlackoutDateView) => void): TableColumn<BlackoutDateView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  className: "w-14",
  cell: (date) => (
    <Button
      variant="quiet"
      size="icon"
      aria-label={`Remove ${date.name}, ${dayText(date.day)}`}
      onPress={() => onRemove(date)}
    >
      <Trash2 size={16} />
    </Button>
  ),
})

function NoDates() {
  return (
    <EmptyState icon={CalendarOff} title="No blackout dates">
      Public holidays, for instance: some states of the US allow no messages on them.
    </EmptyState>
  )
}

type RemoveDialogProps = { date: BlackoutDateView | null; onClose: () => void }

function RemoveDialog({ date, onClose }: RemoveDialogProps) {
  const { mutateAsync } = useRemoveBlackoutDate()
  return (
    <ConfirmDialog
      title={`Remove ${date?.name ?? "the date"}`}
      confirmLabel="Remove"
      isOpen={date !== null}
      onOpenChange={onClose}
      onConfirm={async () => date && mutateAsync(date.day)}
    >
      Messages may leave on {date && dayText(date.day)} again, and what waits for the day after goes on then.
    </ConfirmDialog>
  )
}
