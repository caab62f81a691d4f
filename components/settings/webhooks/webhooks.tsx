"use client"

import { CircleCheck } from "lucide-react"
import { ListCard } from "#components/data/list-card.tsx"
import { useListState } from "#components/data/use-list-state.ts"
import type { SettingsRights } from "#components/settings/rights/settings-rights.ts"
import { DataTable } from "#components/ui/data-table.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { SearchField } from "#components/ui/search-field.tsx"
import { DismissWebhookDialog } from "./dismiss-webhook-dialog.tsx"
import { useWebhookActions } from "./use-webhook-actions.ts"
import { webhookColumns } from "./webhook-columns.tsx"
import { WebhookDialog } from "./webhook-dialog.tsx"
import { useStuckWebhooks } from "./webhook-queries.ts"

/** What the provider told us that could not be applied, for a person to read, to try again or to dismiss. */
export function Webhooks({ rights }: { rights: SettingsRights }) {
  const list = useListState(["givenUpAt", "receivedAt", "address"], "desc", "webhook")
  const query = useStuckWebhooks(list.shown)
  const actions = useWebhookActions(rights)
  return (
    <>
      <ListCard
        title="Webhooks that could not be applied"
        description="Word from the provider that failed for three hours. Mend what is in the way, then try again."
        query={query}
        columns={5}
      >
        {({ items, total, page, pageSize }) => (
          <>
            <div className="border-b border-line p-3">
              <SearchField
                label="Search number or problem"
                value={list.search}
                onChange={list.setSearch}
                className="w-full sm:w-72"
              />
            </div>
            <DataTable
              label="Webhooks that could not be applied"
              columns={webhookColumns(actions)}
              rows={items}
              rowId={({ id }) => id}
              sort={list.order}
              onSort={list.setOrder}
              isStale={query.isPlaceholderData}
              empty={<None search={list.search} />}
            />
            <Pagination
              {...{ page, pageSize, total }}
              noun={["webhook", "webhooks"]}
              onPageChange={list.setPage}
            />
          </>
        )}
      </ListCard>
      <WebhookDialog {...actions} />
      <DismissWebhookDialog {...actions} />
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
