"use client"

import { CircleAlert, Pencil, Smartphone, TriangleAlert } from "lucide-react"
import { useMemo } from "react"
import { Button } from "#components/ui/button.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { cx } from "#components/ui/cx.ts"
import { DataTable } from "#components/ui/data-table.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import type { RecipientRow } from "#lib/campaigns/audience/audience-view.ts"
import { countryName } from "#lib/platform/country-name.ts"

type RecipientTableProps = {
  rows: RecipientRow[]
  /** The line that the phone shows. */
  shownLine: number | null
  onShow: (line: number) => void
  onFix: (row: RecipientRow) => void
  isStale: boolean
}

/** Every line as it was given and as it was understood. */
export function RecipientTable({ rows, shownLine, onShow, onFix, isStale }: RecipientTableProps) {
  const columns = useMemo(() => columnsFor(onShow, onFix), [onShow, onFix])
  return (
    <DataTable
      label="Recipients"
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.line)}
      isHighlighted={(row) => row.line === shownLine}
      isStale={isStale}
    />
  )
}

const columnsFor = (
  onShow: RecipientTableProps["onShow"],
  onFix: RecipientTableProps["onFix"],
): TableColumn<RecipientRow>[] => [
  { id: "line", header: "Line", align: "right", isHiddenOnPhone: true, cell: ({ line }) => line },
  {
    id: "raw",
    header: "As given",
    isRowHeader: true,
    cell: (row) => <ShowButton row={row} onShow={onShow} />,
  },
  { id: "address", header: "Read as", cell: ReadAs },
  {
    id: "message",
    header: "Message and problem",
    className: "min-w-60",
    cell: (row) => <MessageAndProblem row={row} onFix={onFix} />,
  },
]

function ShowButton({ row, onShow }: { row: RecipientRow; onShow: (line: number) => void }) {
  return (
    <Button
      variant="quiet"
      size="small"
      className="-ml-2 max-w-44 font-mono"
      aria-label={`Show line ${row.line}, ${row.raw || "no number"}, on the phone`}
      onPress={() => onShow(row.line)}
    >
      <Smartphone size={14} className="shrink-0" />
      <span className="truncate">{row.raw || "(empty)"}</span>
    </Button>
  )
}

function ReadAs({ address, country, segments }: RecipientRow) {
  if (!address) return <span className="text-ink-soft">No number</span>
  return (
    <span className="inline-flex flex-col max-md:items-end">
      <span className="tabular-nums">{address}</span>
      <span className="text-xs text-ink-soft">
        {country && `${countryName(country)}, `}
        {countOf(segments, "segment", "segments")}
      </span>
    </span>
  )
}

function MessageAndProblem({ row, onFix }: { row: RecipientRow; onFix: (row: RecipientRow) => void }) {
  const { message, problem, warning, optedOut } = row
  const note = problem?.text ?? (optedOut ? optedOutText : warning?.text)
  const Icon = problem ? CircleAlert : TriangleAlert
  return (
    <span className="flex flex-col items-start gap-1.5 text-left text-xs">
      {note && (
        <span className="flex gap-1.5">
          <Icon size={14} className={cx("mt-px shrink-0", problem ? "text-negative" : "text-warning")} />
          {note}
        </span>
      )}
      {message && <span className="line-clamp-2 break-words text-ink-soft">{message}</span>}
      {problem && (
        <Button size="small" aria-label={`Fix line ${row.line}`} onPress={() => onFix(row)}>
          <Pencil size={13} />
          Fix
        </Button>
      )}
    </span>
  )
}

const optedOutText = "Opted out: nothing is sent. The person can opt in again by texting START"
