import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs"
import { useState } from "react"
import { useDebounced } from "#components/data/use-debounced.ts"
import { useListState } from "#components/data/use-list-state.ts"
import type { Decision } from "#lib/ledger/unknown/decide-unknown.ts"
import { decisionStates } from "#lib/ledger/unknown/decision-states.ts"
import type { DecisionRow } from "#lib/ledger/unknown/decision-view.ts"
import { decisionList } from "./decision-queries.ts"
import { useTicked } from "./use-ticked.ts"

const params = {
  campaignId: parseAsString,
  message: parseAsString,
  state: parseAsStringLiteral(decisionStates),
}

/** What a person is asked about some messages, as they were when it was asked. */
export type Question = { rows: DecisionRow[]; decision: Decision }
export type Ask = (question: Question) => void

/** Looks at the provider and callbacks settle messages by themselves. */
const liveIntervalMs = 5_000

/** The list as the address describes it, with the rows that are ticked and the one whose evidence is open. */
export function useDecisionList() {
  const listState = useListState(["submittedAt", "address", "campaign"], "asc")
  const [{ campaignId, message, state }, setParams] = useQueryStates(params, { history: "push" })
  const search = useDebounced(listState.search)
  const list = useQuery({
    ...decisionList({ ...listState.shown, search, campaignId, state }),
    placeholderData: keepPreviousData,
    refetchInterval: liveIntervalMs,
  })
  const [asked, ask] = useState<Question | null>(null)
  const rows = list.data?.items ?? []
  const ticked = useTicked(rows.filter(({ isOpen }) => isOpen))
  const { shown, isShownSettled } = useShown(rows, message)
  const show = (id: string | null) => void setParams({ message: id })
  return {
    ...{ list, listState, campaignId, state, asked, ask, show, shown, isShownSettled },
    ...ticked,
    isFiltered: Boolean(listState.search || campaignId || state),
    setState: (changed: typeof state) => {
      void setParams({ state: changed })
      void listState.setPage(1)
    },
    clearFilters: () => {
      void setParams({ campaignId: null, state: null })
      void listState.setSearch("")
    },
    afterDecision: () => {
      ticked.select([])
      show(null)
    },
  }
}

/** The row whose evidence is open. It stays in sight when its fate becomes known meanwhile and it leaves the list. */
function useShown(rows: DecisionRow[], message: string | null) {
  const listed = rows.find(({ id }) => id === message) ?? null
  const [kept, keep] = useState(listed)
  if (listed && listed !== kept) keep(listed)
  const shown = listed ?? (kept?.id === message ? kept : null)
  return { shown, isShownSettled: shown !== null && listed === null }
}

export type DecisionListState = ReturnType<typeof useDecisionList>
