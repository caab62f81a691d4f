import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { parseAsStringLiteral, useQueryStates } from "nuqs"
import { useDebounced } from "#components/data/use-debounced.ts"
import { useListState } from "#components/data/use-list-state.ts"
import { templateLanguages } from "#lib/templates/rules/data/languages.ts"
import { isInReview } from "../template-phase.ts"
import { templateList } from "../template-queries.ts"

export const templateStatuses = [
  "unsubmitted",
  "submitting",
  "received",
  "pending",
  "approved",
  "rejected",
  "paused",
  "disabled",
] as const
export const templateCategories = ["UTILITY", "MARKETING"] as const

const filterParams = {
  status: parseAsStringLiteral(templateStatuses),
  category: parseAsStringLiteral(templateCategories),
  language: parseAsStringLiteral(templateLanguages),
}

/** How often a list is asked for again in which WhatsApp's word is awaited. */
const reviewIntervalMs = 10_000

/** The list as the address describes it. */
export function useTemplateList() {
  const listState = useListState(
    ["updatedAt", "title", "status", "rejectionReason", "category", "language"],
    "desc",
  )
  const [filters, setParams] = useQueryStates(filterParams, { history: "push" })
  const search = useDebounced(listState.search)
  const list = useQuery({
    ...templateList({ ...listState.shown, ...filters, search }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => isInReview(status)) ? reviewIntervalMs : false,
  })
  const setFilters = (changed: Partial<typeof filters>) => {
    void setParams(changed)
    void listState.setPage(1)
  }
  const clearFilters = () => {
    setFilters({ status: null, category: null, language: null })
    void listState.setSearch("")
  }
  const isFiltered = Boolean(listState.search || filters.status || filters.category || filters.language)
  return { list, listState, filters, setFilters, clearFilters, isFiltered }
}
