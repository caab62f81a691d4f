"use client"

import { AlarmClock } from "lucide-react"
import { Checkbox } from "#components/ui/checkbox.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { StatusChip } from "#components/ui/status-chip.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import type { OptOutQuestionRow } from "#lib/opt-outs/question-view.ts"
import { DecideOptOutButtons } from "./decide-opt-out-buttons.tsx"
import { urgencyNames } from "./opt-out-texts.ts"
import type { OptOutListState } from "./use-opt-out-list.ts"

type OptOutTableProps = Pick<OptOutListState, "listState" | "selected" | "toggle" | "ask"> & {
  rows: OptOutQuestionRow[]
  canWrite: boolean
  isStale: boolean
}

/** One consumer a row: what they wrote, by when it is to be decided, and what waits for it. */
export function OptOutTable(props: OptOutTableProps) {
  const { rows, listState, isStale } = props
  return (
    <DataTable
      label="Possible opt-outs"
      columns={columnsFor(props)}
      rows={rows}
      rowId={({ id }) => id}
      sort={listState.order}
      onSort={listState.setOrder}
      isStale={isStale}
    />
  )
}

const columnsFor = ({
  selected,
  toggle,
  ask,
  canWrite,
}: OptOutTableProps): TableColumn<OptOutQuestionRow>[] => [
  {
    id: "address",
    header: "Consumer",
    isRowHeader: true,
    isSortable: true,
    cell: (row) =>
      canWrite ? (
        <Checkbox isSelected={selected.some(({ id }) => id === row.id)} onChange={() => toggle(row.id)}>
          <Address row={row} />
        </Checkbox>
      ) : (
        <Address row={row} />
      ),
  },
  { id: "said", header: "What they wrote", cell: ({ said }) => <Said said={said} /> },
  {
    id: "heldCount",
    header: "Messages held",
    align: "right",
    isHiddenOnPhone: true,
    cell: ({ heldCount }) => formatNumber(heldCount),
  },
  { id: "heardAt", header: "Decide by", isSortable: true, cell: (row) => <DecideBy row={row} /> },
  ...(canWrite
    ? [
        {
          id: "decide",
          header: "Decision",
          isHeaderHidden: true,
          align: "right" as const,
          cell: (row: OptOutQuestionRow) => (
            <div className="flex flex-wrap justify-end gap-2">
              <DecideOptOutButtons rows={[row]} ask={ask} size="small" />
            </div>
          ),
        },
      ]
    : []),
]

const Address = ({ row }: { row: OptOutQuestionRow }) => (
  <span className="whitespace-nowrap tabular-nums">{row.address ?? "Erased"}</span>
)

function Said({ said }: Pick<OptOutQuestionRow, "said">) {
  return (
    <ul className="flex max-w-prose flex-col gap-1">
      {said.map(({ text, at }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two texts of one instant may be equal, and rows only grow
        <li key={`${at} ${index}`} className="flex flex-col break-words whitespace-pre-line">
          {text === "" ? <i>Not kept, since they opted out after it</i> : <q>{text}</q>}
          <span className="text-xs text-ink-soft">
            <Time value={at} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const DecideBy = ({ row }: { row: OptOutQuestionRow }) => (
  <span className="inline-flex flex-col items-start gap-1 max-md:items-end">
    <Time value={row.decideBy} />
    {row.isOverdue && <StatusChip tone="negative" icon={AlarmClock} label={urgencyNames.overdue} />}
  </span>
)
