import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { parseAsStringLiteral, useQueryState } from "nuqs"
import { useState } from "react"
import { useDebounced } from "#components/data/use-debounced.ts"
import { useListState } from "#components/data/use-list-state.ts"
import { type OptOutDecision, optOutUrgencies } from "#lib/opt-outs/opt-out-choices.ts"
import type { OptOutQuestionRow } from "#lib/opt-outs/question-view.ts"
import { useTicked } from "../use-ticked.ts"
import { optOutList } from "./opt-out-queries.ts"

/** What a person is asked about some consumers, as they were when it was asked. */
export type OptOutQuestion = { rows: OptOutQuestionRow[]; decision: OptOutDecision }

const liveIntervalMs = 10_000

/** The list as the address describes it, with the rows that are ticked. */
export function useOptOutList() {
  const listState = useListState(["heardAt", "address"], "asc")
  const parser = parseAsStringLiteral(optOutUrgencies).withOptions({ history: "push" })
  const [urgency, setUrgency] = useQueryState("urgency", parser)
  const search = useDebounced(listState.search)
  const list = useQuery({
    ...optOutList({ ...listState.shown, search, urgency }),
    placeholderData: keepPreviousData,
    refetchInterval: liveIntervalMs,
  })
  const [asked, ask] = useState<OptOutQuestion | null>(null)
  const ticked = useTicked(list.data?.items ?? [])
  return {
    ...{ list, listState, urgency, asked, ask },
    ...ticked,
    isFiltered: Boolean(listState.search || urgency),
    setUrgency: (changed: typeof urgency) => {
      void setUrgency(changed)
      void listState.setPage(1)
    },
    clearFilters: () => {
      void setUrgency(null)
      void listState.setSearch("")
    },
  }
}

export type OptOutListState = ReturnType<typeof useOptOutList>
