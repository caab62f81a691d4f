"use client"

import { CircleCheck } from "lucide-react"
import { PagedList } from "#components/data/paged-list.tsx"
import { EmptyState } from "#components/ui/empty-state.tsx"
import { NoMatch } from "#components/ui/no-match.tsx"
import { SelectionBar } from "../selection-bar.tsx"
import { DecideOptOutButtons } from "./decide-opt-out-buttons.tsx"
import { OptOutTable } from "./opt-out-table.tsx"
import type { OptOutListState } from "./use-opt-out-list.ts"

const noun: [string, string] = ["consumer", "consumers"]

/** The consumers who may have opted out, or why there are none. */
export function OptOutListBody(props: OptOutListState & { canWrite: boolean }) {
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
            <SelectionBar {...{ selected, select, rows, noun }}>
              {selected.length > 1 && <DecideOptOutButtons rows={selected} ask={ask} />}
            </SelectionBar>
          )}
          <OptOutTable {...props} {...{ rows, isStale }} />
        </>
      )}
    </PagedList>
  )
}

const NoneHere = ({ onClear }: { onClear: () => void }) => (
  <NoMatch title="No consumer here waits for a decision" clearLabel="Show all" onClear={onClear}>
    Somebody else may have decided, or they texted STOP or START themselves.
  </NoMatch>
)

function None() {
  return (
    <EmptyState icon={CircleCheck} title="Nothing to decide">
      STOP opts out at once. When a consumer writes something that only may be an opt-out, such as “please
      stop the Monday ones”, it is answered like any reply, but no campaign writes to them until you have said
      here what they meant.
    </EmptyState>
  )
}
