import { queryOptions } from "@tanstack/react-query"
import { campaignListKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { type Filters, queryString } from "#components/data/query-string.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { CampaignRow, CampaignSummary } from "#lib/campaigns/progress/campaign-view.ts"
import type { CountedPage } from "#lib/platform/paging.ts"

export const campaignList = (filters: Filters) =>
  queryOptions({
    queryKey: [...campaignListKey, filters],
    queryFn: ({ signal }) =>
      webtoolFetch<CountedPage<CampaignRow>>(`campaigns?${queryString(filters)}`, { signal }),
  })

export const campaignSummary = () =>
  queryOptions({
    queryKey: [...campaignListKey, "summary"],
    queryFn: ({ signal }) => webtoolFetch<CampaignSummary>("campaigns/summary", { signal }),
  })
