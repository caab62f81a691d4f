"use client"

import { CircleCheck } from "lucide-react"
import { useState } from "react"
import { useListState } from "#components/data/use-list-state.ts"
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import type { StuckEventView } from "#lib/messages/callbacks/stuck/stuck-event-view.ts"
import { ListCard } from "./list-card.tsx"
import type { SettingsRights } from "./settings-rights.ts"
import { webhookActions, webhookColumns } from "./webhook-columns.tsx"
import { useStuckWebhooks, useWebhookAction } from "./webhook-queries.ts"

/** What the provider told us that could not be applied, for a person to try again or to dismiss. */
export function Webhooks({ rights }: { rights: SettingsRights }) {
  const list = useListState({ column: "givenUpAt", direction: "desc" })
  const query = useStuckWebhooks(list)
  const act = useWebhookAction()
  const [dismissing, setDismissing] = useState<StuckEventView | null>(null)
  const retry = ({ id }: StuckEventView) => act.mutate({ id, action: "retry" })
  const actions = webhookActions({ rights, isPending: act.isPending, retry, dismiss: setDismissing })
  return (
    <>
      <ListCard
        title="Webhooks that could not be applied"
        description="Word from the provider that failed for three hours. Mend what is in the way, then try again."
        query={query}
        columns={4}
      >
        {({ items, total, page, pageSize }) => (
          <>
            <div className="border-b border-line p-3">
              <SearchField label="Search number or problem" value={list.search} onChange={list.setSearch} />
            </div>
            <DataTable
              label="Webhooks that could not be applied"
              columns={rights.mayCreate ? [...webhookColumns, actions] : webhookColumns}
              rows={items}
              rowId={({ id }) => id}
              sort={list.order}
              onSort={list.setOrder}
              isStale={query.isPlaceholderData}
              empty={<None search={list.search} />}
            />
            <Pagination {...{ page, pageSize, total }} noun="webhooks" onPageChange={list.setPage} />
          </>
        )}
      </ListCard>
      <ConfirmDialog
        title={`Dismiss the webhook for ${dismissing?.address ?? "an unknown number"}`}
        confirmLabel="Dismiss"
        isOpen={dismissing !== null}
        onOpenChange={() => setDismissing(null)}
        onConfirm={async () => dismissing && act.mutateAsync({ id: dismissing.id, action: "dismiss" })}
      >
        What it says is not taken over, now or later: a reply stays unread, a message keeps the state it has.
      </ConfirmDialog>
    </>
  )
}

function None({ search }: { search: string }) {
  if (search) return <EmptyState icon={CircleCheck} title={`No such webhook contains "${search}"`} />
  return (
    <EmptyState icon={CircleCheck} title="Every webhook was applied">
      Status reports and replies are stored before anything is made of them. One that cannot be applied is
      tried twelve times within three hours, and then waits here for you.
    </EmptyState>
  )
}
