"use client"

import { CircleCheck } from "lucide-react"
import { PagedList } from "#components/data/paged-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { NoMatch } from "#components/ui/no-match.tsx"
import { DecideButtons } from "./decide-buttons.tsx"
import { DecisionTable } from "./decision-table.tsx"
import { SelectionBar } from "./selection-bar.tsx"
import type { DecisionListState } from "./use-decision-list.ts"

const noun: [string, string] = ["message", "messages"]

/** The messages of unknown fate, or why there are none. */
export function DecisionListBody(props: DecisionListState & { canWrite: boolean }) {
  const { list, canWrite, isFiltered, clearFilters, listState, selected, select, ask } = props
  return (
    <PagedList
      query={list}
      columns={5}
      noun={noun}
      onPageChange={listState.setPage}
      empty={isFiltered ? <NoneHere onClear={clearFilters} /> : <None />}
    >
      {(rows, isStale) => (
        <>
          {canWrite && (
            <SelectionBar {...{ selected, select }} rows={rows.filter(({ isOpen }) => isOpen)} noun={noun}>
              {selected.length > 0 && <DecideButtons rows={selected} ask={ask} />}
            </SelectionBar>
          )}
          <DecisionTable {...props} {...{ rows, isStale }} />
        </>
      )}
    </PagedList>
  )
}

const NoneHere = ({ onClear }: { onClear: () => void }) => (
  <NoMatch title="No message here waits for a decision" clearLabel="Show all" onClear={onClear}>
    Its fate may be known by now.
  </NoMatch>
)

function None() {
  return (
    <EmptyState icon={CircleCheck} title="Nothing to decide">
      When the provider gives no clear answer, a message may or may not have been sent. It is never sent again
      by itself: the provider is asked for it, and what stays unclear waits here for you.
    </EmptyState>
  )
}
