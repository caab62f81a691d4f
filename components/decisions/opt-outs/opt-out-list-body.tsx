"use client"

import { CircleCheck, SearchX } from "lucide-react"
import { Button } from "#components/ui/button.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import { SelectionBar } from "../selection-bar.tsx"
import { DecideOptOutButtons } from "./decide-opt-out-buttons.tsx"
import { OptOutTable } from "./opt-out-table.tsx"
import type { OptOutListState } from "./use-opt-out-list.ts"

const noun: [string, string] = ["consumer", "consumers"]

/** The list in its four states: loading, failed, empty, full. */
export function OptOutListBody(props: OptOutListState & { canWrite: boolean }) {
  const { list, canWrite, isFiltered, clearFilters, listState, selected, select, ask } = props
  if (!list.data && list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <TableSkeleton columns={5} />
  const { items, total, page, pageSize } = list.data
  if (total === 0 && isFiltered) return <NoMatch onClear={clearFilters} />
  if (total === 0) return <None />
  return (
    <>
      {canWrite && (
        <SelectionBar {...{ selected, select }} rows={items} noun={noun}>
          {selected.length > 1 && <DecideOptOutButtons rows={selected} ask={ask} />}
        </SelectionBar>
      )}
      <OptOutTable {...props} rows={items} isStale={list.isPlaceholderData} />
      <Pagination
        {...{ page, pageSize, total }}
        noun={["consumer", "consumers"]}
        onPageChange={listState.setPage}
      />
    </>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={SearchX}
      title="No consumer here waits for a decision"
      action={<Button onPress={onClear}>Show all</Button>}
    >
      Somebody else may have decided, or they texted STOP or START themselves.
    </EmptyState>
  )
}

function None() {
  return (
    <EmptyState icon={CircleCheck} title="Nothing to decide">
      STOP opts out at once. When a consumer writes something that only may be an opt-out, such as “please
      stop the Monday ones”, it is answered like any reply, but no campaign writes to them until you have said
      here what they meant.
    </EmptyState>
  )
}
