"use client"

import { SearchField } from "#components/ui/search-field.tsx"
import { HandoffListBody } from "./handoff-list-body.tsx"
import type { useHandoffList } from "./use-handoff-list.ts"

type HandoffListProps = { state: ReturnType<typeof useHandoffList>; canWrite: boolean }

/** The list with its search. */
export function HandoffList({ state, canWrite }: HandoffListProps) {
  return (
    <>
      <search className="flex border-b border-line p-3">
        <SearchField
          label="Search title or id"
          value={state.listState.search}
          onChange={state.listState.setSearch}
          className="w-full sm:w-64"
        />
      </search>
      <HandoffListBody {...state} canWrite={canWrite} />
    </>
  )
}
