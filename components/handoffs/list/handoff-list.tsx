"use client"

import { ListFilters } from "#components/data/list-filters.tsx"
import { HandoffListBody } from "./handoff-list-body.tsx"
import type { useHandoffList } from "./use-handoff-list.ts"

type HandoffListProps = { state: ReturnType<typeof useHandoffList>; canWrite: boolean }

/** The list with its search. */
export function HandoffList({ state, canWrite }: HandoffListProps) {
  return (
    <>
      <ListFilters label="Search title or id" state={state.listState} />
      <HandoffListBody {...state} canWrite={canWrite} />
    </>
  )
}
