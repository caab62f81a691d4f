"use client"

import { CircleCheck, SearchX } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import { DecideButtons } from "./decide-buttons.tsx"
import { DecisionTable } from "./decision-table.tsx"
import { SelectionBar } from "./selection-bar.tsx"
import type { DecisionListState } from "./use-decision-list.ts"

const noun: [string, string] = ["message", "messages"]

/** The list in its four states: loading, failed, empty, full. */
export function DecisionListBody(props: DecisionListState & { canWrite: boolean }) {
  const { list, canWrite, isFiltered, clearFilters, listState, selected, select, ask } = props
  if (!list.data && list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <TableSkeleton columns={5} />
  const { items, total, page, pageSize } = list.data
  if (total === 0 && isFiltered) return <NoMatch onClear={clearFilters} />
  if (total === 0) return <None />
  return (
    <>
      {canWrite && (
        <SelectionBar {...{ selected, select }} rows={items.filter(({ isOpen }) => isOpen)} noun={noun}>
          {selected.length > 0 && <DecideButtons rows={selected} ask={ask} />}
        </SelectionBar>
      )}
      <DecisionTable {...props} rows={items} isStale={list.isPlaceholderData} />
      <Pagination
        {...{ page, pageSize, total }}
        noun={["message", "messages"]}
        onPageChange={listState.setPage}
      />
    </>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No message here waits for a decision"
      action={<Button onPress={onClear}>Show all</Button>}
    >
      Its fate may be known by now.
    </EmptyState>
  )
}

function None() {
  return (
    <EmptyState icon={CircleCheck} title="Nothing to decide">
      When the provider gives no clear answer, a message may or may not have been sent. It is never sent again
      by itself: the provider is asked for it, and what stays unclear waits here for you.
    </EmptyState>
  )
}
