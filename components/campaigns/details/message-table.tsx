"use client"

import { RecipientStatusChip } from "#components/messages/recipient-status-chip.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { DataTable, type Sort } from "#components/ui/data-table.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import { timeInZone } from "#components/ui/zoned-time.ts"
import { LawLink } from "#components/windows/law-link.tsx"
import type { MessageRow } from "#lib/campaigns/progress/message-view.ts"
import { messageSteps } from "./message-steps.ts"

type MessageTableProps = {
  rows: MessageRow[]
  sort: Sort
  onSort: (sort: Sort) => void
  isStale: boolean
}

/** One recipient a row: what became of the message, why, and when. */
export function MessageTable({ rows, sort, onSort, isStale }: MessageTableProps) {
  return (
    <DataTable
      label="Recipients"
      columns={columns}
      rows={rows}
      rowId={rowId}
      sort={sort}
      onSort={onSort}
      isStale={isStale}
    />
  )
}

const rowId = ({ id, line }: MessageRow) => id ?? `line ${line}`

const columns: TableColumn<MessageRow>[] = [
  {
    id: "line",
    header: "Line",
    align: "right",
    isSortable: true,
    isHiddenOnPhone: true,
    cell: ({ line }) => line,
  },
  {
    id: "address",
    header: "Recipient",
    isRowHeader: true,
    className: "min-w-44",
    cell: Recipient,
  },
  {
    id: "status",
    header: "Status and reason",
    isSortable: true,
    className: "min-w-52",
    cell: StatusAndReason,
  },
  {
    id: "message",
    header: "Message",
    className: "min-w-52",
    cell: ({ message }) => <span className="line-clamp-2 text-xs break-words">{message}</span>,
  },
  { id: "segments", header: "Segments", align: "right", cell: ({ segments }) => segments },
  { id: "updatedAt", header: "Last change", isSortable: true, cell: Times },
]

/** The number, and below it the id by which the API and its reports know the message. */
function Recipient({ address, id }: MessageRow) {
  return (
    <span className="inline-flex flex-col gap-0.5">
      <span className="wrap-anywhere tabular-nums">{address || "No number"}</span>
      {id && (
        <span className="max-w-44 text-xs text-ink-soft tabular-nums">
          <span className="sr-only">Transaction </span>
          {id}
        </span>
      )}
    </span>
  )
}

function StatusAndReason(row: MessageRow) {
  return (
    <span className="inline-flex flex-col items-start gap-1 max-md:items-end">
      <RecipientStatusChip status={row.status} />
      <Reason {...row} />
    </span>
  )
}

function Reason(row: MessageRow) {
  const { reason, errorCode, conversationId } = row
  if (conversationId)
    return (
      <TextLink href="?tab=conversations" className="text-xs">
        See the conversation
      </TextLink>
    )

  if (!reason) return null
  if (row.status === "held") return <HeldReason {...row} />
  const code = errorCode !== null && !reason.text.includes(String(errorCode)) ? ` (error ${errorCode})` : ""
  return (
    <span className="text-xs">
      {reason.text}
      {code}
    </span>
  )
}

/** The recipient's own time first, since the window is theirs. */
function HeldReason({ reason, heldUntil, zones }: MessageRow) {
  const [zone] = zones
  const until = heldUntil && new Date(heldUntil) > new Date() ? heldUntil : null
  return (
    <span className="flex flex-col gap-0.5 text-xs max-md:items-end">
      <span>
        {reason?.text} {reason?.law && <LawLink law={reason.law} />}
      </span>
      {until && (
        <span className="text-ink-soft">
          Until {zone ? `${timeInZone(until, zone)} (${zone})` : <Time value={until} />}
          {zones.length > 1 && ` and ${countOf(zones.length - 1, "other zone", "other zones")}`}
        </span>
      )}
    </span>
  )
}

/** Every step with its instant; what has not moved yet says when it was queued. */
function Times(row: MessageRow) {
  const steps = messageSteps(row)
  if (steps.length === 0) return <Time value={row.updatedAt} />
  return (
    <span className="inline-flex flex-col gap-0.5 text-xs max-md:items-end">
      {steps.map(({ label, at }) => (
        <span key={label} className="whitespace-nowrap">
          {label} <Time value={at} />
        </span>
      ))}
    </span>
  )
}
