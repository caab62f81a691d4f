"use client"

import { CircleAlert, Pencil, Smartphone, TriangleAlert } from "lucide-react"
import { useMemo } from "react"
import { Button } from "#components/ui/button.tsx"
import { DataTable, type TableColumn } from "#components/ui/data-table.tsx"
import type { RecipientRow } from "#lib/recipients/audience-view.ts"
import { countryName } from "./country-name.ts"

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
  { id: "message", header: "Message", className: "min-w-56", cell: MessageText },
  { id: "segments", header: "Segments", align: "right", cell: ({ segments }) => segments || "–" },
  {
    id: "problem",
    header: "Problem",
    className: "min-w-56",
    cell: (row) => <Problem row={row} onFix={onFix} />,
  },
]

function ShowButton({ row, onShow }: { row: RecipientRow; onShow: (line: number) => void }) {
  return (
    <Button
      variant="quiet"
      size="small"
      className="-ml-2 max-w-48 justify-start font-mono"
      aria-label={`Show line ${row.line}, ${row.raw || "no number"}, on the phone`}
      onPress={() => onShow(row.line)}
    >
      <Smartphone size={14} className="shrink-0" />
      <span className="truncate">{row.raw || "(empty)"}</span>
    </Button>
  )
}

function ReadAs({ address, country }: RecipientRow) {
  if (!address) return <span className="text-ink-soft">No number</span>
  return (
    <span className="inline-flex flex-col max-md:items-end">
      <span className="tabular-nums">{address}</span>
      {country && <span className="text-xs text-ink-soft">{countryName(country)}</span>}
    </span>
  )
}

function MessageText({ message }: RecipientRow) {
  return <span className="line-clamp-2 max-w-80 text-xs break-words">{message || "–"}</span>
}

function Problem({ row, onFix }: { row: RecipientRow; onFix: (row: RecipientRow) => void }) {
  const { problem, warning, optedOut } = row
  const note = problem?.text ?? (optedOut ? optedOutText : warning?.text)
  if (!note) return <span className="text-ink-soft">None</span>
  const Icon = problem ? CircleAlert : TriangleAlert
  return (
    <span className="flex flex-col items-start gap-1.5 max-md:items-end">
      <span className="flex gap-1.5 text-xs">
        <Icon size={14} className={`mt-px shrink-0 ${problem ? "text-negative" : "text-warning"}`} />
        {note}
      </span>
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
