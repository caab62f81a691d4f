import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { parseAsStringLiteral, useQueryStates } from "nuqs"
import { isMoving } from "#components/campaigns/campaign/campaign-phase.ts"
import { useDebounced } from "#components/data/use-debounced.ts"
import { useListState } from "#components/data/use-list-state.ts"
import { campaignStatuses } from "#lib/campaigns/progress/campaign-status.ts"
import type { CampaignRow } from "#lib/campaigns/progress/campaign-view.ts"
import type { Page } from "#lib/platform/paging.ts"
import { campaignList, campaignSummary } from "./list-queries.ts"

export const campaignSources = ["web", "api"] as const

const filterParams = {
  status: parseAsStringLiteral(campaignStatuses),
  source: parseAsStringLiteral(campaignSources),
}

const movingIntervalMs = 2_000
/** What is scheduled starts, and colleagues launch. */
const quietIntervalMs = 15_000

const intervalOf = (list: Page<CampaignRow> | undefined) =>
  list?.items.some(isMoving) ? movingIntervalMs : quietIntervalMs

/** The list as the address describes it; it refreshes by itself, often while a campaign on the page is moving. */
export function useCampaignList() {
  const listState = useListState(["createdAt", "name", "recipients", "launchedAt", "status"], "desc")
  const [filters, setParams] = useQueryStates(filterParams, { history: "push" })
  const search = useDebounced(listState.search)
  const list = useQuery({
    ...campaignList({ ...listState.shown, ...filters, search }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => intervalOf(state.data),
  })
  const summary = useQuery({
    ...campaignSummary(),
    refetchInterval: intervalOf(list.data),
  })
  const setFilters = (changed: Partial<typeof filters>) => {
    void setParams(changed)
    void listState.setPage(1)
  }
  const clearFilters = () => {
    setFilters({ status: null, source: null })
    void listState.setSearch("")
  }
  const isFiltered = Boolean(listState.search || filters.status || filters.source)
  return { list, summary, listState, filters, setFilters, clearFilters, isFiltered }
}
