"use client"

import { LayoutTemplate, SearchX } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import { NewTemplateButton } from "./new-template-button.tsx"
import { TemplateTable } from "./template-table.tsx"
import type { useTemplateList } from "./use-template-list.ts"

type TemplateListBodyProps = ReturnType<typeof useTemplateList> & { canWrite: boolean }

/** The list in its four states: loading, failed, empty, full. */
export function TemplateListBody(props: TemplateListBodyProps) {
  const { list, listState, isFiltered, clearFilters, canWrite } = props
  if (!list.data && list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <TableSkeleton columns={6} />
  const { items, total, page, pageSize } = list.data
  if (total === 0) return isFiltered ? <NoMatch onClear={clearFilters} /> : <None canWrite={canWrite} />
  return (
    <>
      <TemplateTable
        rows={items}
        canWrite={canWrite}
        sort={listState.order}
        onSort={listState.setOrder}
        isStale={list.isPlaceholderData}
      />
      <Pagination
        {...{ page, pageSize, total }}
        noun={["template", "templates"]}
        onPageChange={listState.setPage}
      />
    </>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No template matches"
      action={<Button onPress={onClear}>Clear search and filters</Button>}
    >
      A search finds parts of titles and texts. Try another one, or fewer filters.
    </EmptyState>
  )
}

function None({ canWrite }: { canWrite: boolean }) {
  return (
    <EmptyState icon={LayoutTemplate} title="No templates yet" action={canWrite && <NewTemplateButton />}>
      On WhatsApp a brand writes first only in words that WhatsApp has approved. A template holds them, with
      variables for what differs: you write it, submit it, and hear within minutes to 48 hours.
    </EmptyState>
  )
}
