"use client"

import { RotateCcw, Trash2 } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import type { TableColumn } from "#components/ui/table-column.ts"
import { Time } from "#components/ui/time.tsx"
import type { StuckEventView } from "#lib/messages/callbacks/stuck/stuck-event-view.ts"
import type { SettingsRights } from "./settings-rights.ts"

const kindNames = { status: "Status", inbound: "Reply" } as const

const nameOf = ({ address }: StuckEventView) => address ?? "an unknown number"

export const webhookColumns: TableColumn<StuckEventView>[] = [
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

type Actions = {
  rights: SettingsRights
  isPending: boolean
  retry: (event: StuckEventView) => void
  dismiss: (event: StuckEventView) => void
}

/** Trying again is for whoever may change settings, dismissing for an Admin. */
export const webhookActions = ({
  rights,
  isPending,
  retry,
  dismiss,
}: Actions): TableColumn<StuckEventView> => ({
  id: "actions",
  header: "Actions",
  isHeaderHidden: true,
  align: "right",
  cell: (event) => (
    <div className="flex justify-end gap-1">
      <Button
        size="small"
        isDisabled={isPending}
        aria-label={`Try the webhook for ${nameOf(event)} again`}
        onPress={() => retry(event)}
      >
        <RotateCcw size={14} />
        Try again
      </Button>
      {rights.mayRevoke && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={`Dismiss the webhook for ${nameOf(event)}`}
          onPress={() => dismiss(event)}
        >
          <Trash2 size={16} />
        </Button>
      )}
    </div>
  ),
})
