"use client"

import { Hourglass, MessageCircleQuestion } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { Checkbox } from "#components/ui/checkbox.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { DecisionRow } from "#lib/ledger/unknown/decision-view.ts"
import { stateNames } from "./decision-texts.ts"
import type { DecisionListState } from "./use-decision-list.ts"

type DecisionTableProps = Pick<DecisionListState, "listState" | "selected" | "toggle" | "show"> & {
  rows: DecisionRow[]
  canWrite: boolean
  isStale: boolean
}

/** One message a row: who should have got it, of which campaign, when, and whether it can be decided. */
export function DecisionTable(props: DecisionTableProps) {
  const { rows, listState, isStale } = props
  return (
    <DataTable
      label="Messages of unknown fate"
      columns={columnsFor(props)}
      rows={rows}
      rowId={({ id }) => id}
      sort={listState.order}
      onSort={listState.setOrder}
      isStale={isStale}
    />
  )
}

const columnsFor = ({ selected, toggle, show, canWrite }: DecisionTableProps): TableColumn<DecisionRow>[] => [
  {
    id: "address",
    header: "Recipient",
    isRowHeader: true,
    isSortable: true,
    cell: (row) =>
      canWrite ? (
        <Checkbox
          isDisabled={!row.isOpen}
          isSelected={selected.some(({ id }) => id === row.id)}
          onChange={() => toggle(row.id)}
        >
          <Address row={row} />
        </Checkbox>
      ) : (
        <Address row={row} />
      ),
  },
  {
    id: "campaign",
    header: "Campaign",
    isSortable: true,
    cell: ({ campaignId, campaignName }) => (
      <TextLink href={`/campaigns/${campaignId}`}>{campaignName}</TextLink>
    ),
  },
  {
    id: "submittedAt",
    header: "Handed over",
    isSortable: true,
    cell: ({ submittedAt }) => <Time value={submittedAt} />,
  },
  { id: "state", header: "State", cell: State },
  {
    id: "evidence",
    header: "Evidence",
    isHeaderHidden: true,
    align: "right",
    cell: ({ id, address }) => (
      <Button size="small" aria-label={`Evidence about the message to ${address}`} onPress={() => show(id)}>
        Evidence
      </Button>
    ),
  },
]

const Address = ({ row }: { row: DecisionRow }) => (
  <span className="whitespace-nowrap tabular-nums">{row.address}</span>
)

const isSoon = (instant: string) => new Date(instant).getTime() - Date.now() < 60_000

function State({ isOpen, looks, nextLookAt }: DecisionRow) {
  if (isOpen) return <StatusChip tone="warning" icon={MessageCircleQuestion} label={stateNames.open} />
  return (
    <span className="inline-flex flex-col items-start gap-1 max-md:items-end">
      <StatusChip tone="muted" icon={Hourglass} label={stateNames.looked_up} />
      {looks.length > 0 && nextLookAt && (
        <span className="text-xs text-ink-soft">
          Again {isSoon(nextLookAt) ? "within a minute" : <Time value={nextLookAt} />}
        </span>
      )}
    </span>
  )
}
