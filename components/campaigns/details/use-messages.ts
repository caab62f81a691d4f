import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { parseAsStringLiteral, useQueryState } from "nuqs"
import { useDebounced } from "#components/data/use-debounced.ts"
import { useListState } from "#components/data/use-list-state.ts"
import { type RowStatus, rowStatuses } from "#lib/ledger/recipient-status.ts"
import { messageRows } from "./details-queries.ts"

/** The recipients of a launched campaign as the address describes them. */
export function useMessages(campaignId: string) {
  const listState = useListState(["line", "status", "updatedAt"], "asc")
  const [status, setParam] = useQueryState(
    "status",
    parseAsStringLiteral(rowStatuses).withOptions({ history: "push" }),
  )
  const search = useDebounced(listState.search)
  const messages = useQuery({
    ...messageRows({ ...listState.shown, campaignId, status, search }),
    placeholderData: keepPreviousData,
  })
  const setStatus = (chosen: RowStatus | null) => {
    void setParam(chosen)
    void listState.setPage(1)
  }
  return { messages, listState, status, setStatus }
}
