import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { parseAsString, useQueryStates } from "nuqs"
import { useState } from "react"
import { useDebounced } from "#components/campaigns/use-debounced.ts"
import { useListState } from "#components/data/use-list-state.ts"
import { decisionList } from "./decision-queries.ts"

/** Looks at the provider and callbacks settle messages by themselves. */
const liveIntervalMs = 5_000

/** The list as the address describes it, with the rows that are ticked and the one whose evidence is open. */
export function useDecisionList() {
  const listState = useListState({ column: "submittedAt", direction: "asc" })
  const [{ campaignId, message }, setParams] = useQueryStates(
    { campaignId: parseAsString, message: parseAsString },
    { history: "push" },
  )
  const search = useDebounced(listState.search)
  const { sort, direction, page } = listState
  const list = useQuery({
    ...decisionList({ search, campaignId, sort, direction, page }),
    placeholderData: keepPreviousData,
    refetchInterval: liveIntervalMs,
  })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const rows = list.data?.items ?? []
  const selected = rows.filter(({ id, isOpen }) => isOpen && ticked.has(id))
  return {
    list,
    listState,
    campaignId,
    clearFilters: () => {
      void setParams({ campaignId: null })
      void listState.setSearch("")
    },
    selected,
    select: (ids: string[]) => setTicked(new Set(ids)),
    toggle: (id: string) =>
      setTicked(new Set(ticked.has(id) ? [...ticked].filter((one) => one !== id) : [...ticked, id])),
    shown: rows.find(({ id }) => id === message) ?? null,
    show: (id: string | null) => void setParams({ message: id }),
  }
}

export type DecisionListState = ReturnType<typeof useDecisionList>
