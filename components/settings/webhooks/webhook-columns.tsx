"use client"

import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import type { StuckEventView } from "#lib/events/stuck/stuck-event-view.ts"
import type { WebhookActions } from "./use-webhook-actions.ts"
import { WebhookButtons } from "./webhook-buttons.tsx"
import { kindNames, nameOf } from "./webhook-texts.ts"

const eventColumns: TableColumn<StuckEventView>[] = [
  {
    id: "address",
    header: "Number",
    isRowHeader: true,
    isSortable: true,
    cell: (event) => <span className="font-medium whitespace-nowrap tabular-nums">{nameOf(event)}</span>,
  },
  {
    id: "content",
    header: "What it says",
    cell: ({ kind, content }) => (
      <div className="flex max-w-xs flex-col gap-0.5">
        <span>{kindNames[kind]}</span>
        <span className="line-clamp-2 text-xs break-words text-ink-soft">{content}</span>
      </div>
    ),
  },
  {
    id: "problem",
    header: "What failed",
    cell: ({ problem }) => <span className="line-clamp-3 max-w-sm text-xs break-words">{problem}</span>,
  },
  {
    id: "receivedAt",
    header: "Received",
    isSortable: true,
    isHiddenOnPhone: true,
    cell: ({ receivedAt }) => <Time value={receivedAt} />,
  },
  {
    id: "givenUpAt",
    header: "Given up",
    isSortable: true,
    isHiddenOnPhone: true,
    cell: ({ givenUpAt, tries }) => (
      <div className="flex flex-col gap-0.5">
        <Time value={givenUpAt} />
        <span className="text-xs text-ink-soft">after {tries} tries</span>
      </div>
    ),
  },
]

export const webhookColumns = (actions: WebhookActions): TableColumn<StuckEventView>[] => [
  ...eventColumns,
  {
    id: "actions",
    header: "Actions",
    isHeaderHidden: true,
    align: "right",
    cell: (event) => <WebhookButtons {...actions} event={event} />,
  },
]
