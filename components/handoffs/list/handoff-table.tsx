"use client"

import { useMemo } from "react"
import { handoffHref } from "#components/handoffs/handoff-texts.ts"
import { channelNames } from "#components/messages/message-texts.ts"
import { senderName } from "#components/messages/sender-texts.ts"
import { CopyButton } from "#components/ui/copy-button.tsx"
import { DataTable, type Sort } from "#components/ui/data-table.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { HandoffView } from "#lib/handoffs/handoff-view.ts"
import { HandoffMenu } from "./handoff-menu.tsx"

type HandoffTableProps = {
  rows: HandoffView[]
  canWrite: boolean
  sort: Sort
  onSort: (sort: Sort) => void
  isStale: boolean
}

/** One handoff a row. */
export function HandoffTable({ canWrite, ...props }: HandoffTableProps) {
  const columns = useMemo(() => columnsFor(canWrite), [canWrite])
  return <DataTable {...props} label="API handoffs" columns={columns} rowId={(row) => row.id} />
}

const columnsFor = (canWrite: boolean): TableColumn<HandoffView>[] => [
  { id: "title", header: "Title", isSortable: true, className: "min-w-48", cell: Title },
  { id: "id", header: "Id", cell: Id },
  { id: "channel", header: "Channel", cell: ({ channel }) => channelNames[channel] },
  { id: "sender", header: "From", cell: From },
  {
    id: "updatedAt",
    header: "Changed",
    isSortable: true,
    cell: ({ updatedAt }) => <Time value={updatedAt} />,
  },
  {
    id: "createdAt",
    header: "Created",
    isSortable: true,
    cell: ({ createdAt }) => <Time value={createdAt} />,
  },
  {
    id: "actions",
    header: "Actions",
    isHeaderHidden: true,
    className: "w-12",
    cell: (handoff) => <HandoffMenu handoff={handoff} canWrite={canWrite} />,
  },
]

function Title(handoff: HandoffView) {
  return (
    <TextLink href={handoffHref(handoff)} isName>
      {handoff.title}
    </TextLink>
  )
}

function Id({ id, title }: HandoffView) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <code className="font-mono text-xs">{id}</code>
      <CopyButton text={id} what={`id of ${title}`} />
    </span>
  )
}

function From({ sender }: HandoffView) {
  const name = senderName(sender)
  return (
    <span className="inline-flex flex-col whitespace-nowrap tabular-nums max-md:items-end">
      {name}
      <span className="text-xs text-ink-soft">
        {sender.enabled ? name !== sender.label && sender.label : "Switched off in Settings"}
      </span>
    </span>
  )
}
