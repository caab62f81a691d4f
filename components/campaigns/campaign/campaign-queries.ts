import { queryOptions } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

/** Everything known about one campaign lies under this key, so that one invalidation refreshes it all. */
export const campaignKey = (id: string) => ["campaigns", "one", id] as const
export const campaignListKey = ["campaigns", "list"] as const

export const campaignDetails = (id: string) =>
  queryOptions({
    queryKey: [...campaignKey(id), "details"],
    queryFn: ({ signal }) => webtoolFetch<CampaignDetails>(`campaigns/${id}`, { signal }),
  })
