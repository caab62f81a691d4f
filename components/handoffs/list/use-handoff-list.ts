import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useDebounced } from "#components/data/use-debounced.ts"
import { useListState } from "#components/data/use-list-state.ts"
import { handoffList } from "../handoff-queries.ts"

/** The list as the address describes it. */
export function useHandoffList() {
  const listState = useListState(["createdAt", "title", "updatedAt"], "desc")
  const search = useDebounced(listState.search)
  const list = useQuery({
    ...handoffList({ ...listState.shown, search }),
    placeholderData: keepPreviousData,
  })
  return { list, listState }
}
