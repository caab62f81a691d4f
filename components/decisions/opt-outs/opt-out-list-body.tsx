"use client"

import { CircleCheck, SearchX } from "lucide-react"
import { countOf } from "#components/campaigns/words.ts"
import { Button } from "#components/ui/button.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Pagination } from "#components/ui/pagination.tsx"
import { TableSkeleton } from "#components/ui/skeleton.tsx"
import type { OptOutQuestionRow } from "#lib/consent/questions/question-view.ts"
import { DecideOptOutButtons } from "./decide-opt-out-buttons.tsx"
import { OptOutTable } from "./opt-out-table.tsx"
import type { OptOutListState } from "./use-opt-out-list.ts"

/** The list in its four states: loading, failed, empty, full. */
export function OptOutListBody(props: OptOutListState & { canWrite: boolean }) {
  const { list, canWrite, isFiltered, clearFilters, listState } = props
  if (!list.data && list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <TableSkeleton columns={5} />
  const { items, total, page, pageSize } = list.data
  if (total === 0 && isFiltered) return <NoMatch onClear={clearFilters} />
  if (total === 0) return <None />
  return (
    <>
      {canWrite && <SelectionBar {...props} rows={items} />}
      <OptOutTable {...props} rows={items} isStale={list.isPlaceholderData} />
      <Pagination {...{ page, pageSize, total }} noun="consumers" onPageChange={listState.setPage} />
    </>
  )
}

type SelectionBarProps = Pick<OptOutListState, "selected" | "select" | "ask"> & { rows: OptOutQuestionRow[] }

/** Ticks all consumers of the page, and decides on those that are ticked. */
function SelectionBar({ rows, selected, select, ask }: SelectionBarProps) {
  const isAll = selected.length === rows.length
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
      <p aria-live="polite" className="mr-auto text-ink-soft tabular-nums">
        {selected.length === 0
          ? `${countOf(rows.length, "consumer", "consumers")} on this page`
          : `${countOf(selected.length, "consumer", "consumers")} ticked`}
      </p>
      <Button variant="quiet" onPress={() => select(isAll ? [] : rows.map(({ id }) => id))}>
        {isAll ? "Untick all" : "Tick all"}
      </Button>
      {selected.length > 1 && <DecideOptOutButtons rows={selected} ask={ask} />}
    </div>
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
