import { queryOptions } from "@tanstack/react-query"
import { queryString } from "#components/data/query-string.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { DecisionRow, DecisionSummary } from "#lib/ledger/unknown/decision-view.ts"
import type { Page } from "#lib/platform/paging.ts"

/** `optOuts`: consumers who may have opted out. */
type WaitingDecisions = DecisionSummary & { optOuts: number }

export const decisionsKey = ["decisions"] as const

export const decisionList = (filters: Record<string, string | number | null>) =>
  queryOptions({
    queryKey: [...decisionsKey, "list", filters],
    queryFn: ({ signal }) => webtoolFetch<Page<DecisionRow>>(`decisions?${queryString(filters)}`, { signal }),
  })

export const decisionSummary = () =>
  queryOptions({
    queryKey: [...decisionsKey, "summary"],
    queryFn: ({ signal }) => webtoolFetch<WaitingDecisions>("decisions/summary", { signal }),
  })
