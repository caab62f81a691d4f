import { queryOptions } from "@tanstack/react-query"
import { callWebtool } from "#components/data/call-webtool.ts"

/** Everything known about one campaign lies under this key, so that one invalidation refreshes it all. */
export const campaignKey = (id: string) => ["campaigns", "one", id] as const
export const campaignListKey = ["campaigns", "list"] as const

export const campaignDetails = (campaignId: string) =>
  queryOptions({
    queryKey: [...campaignKey(campaignId), "details"],
    queryFn: ({ signal }) => callWebtool("GET campaigns/[campaignId]", { campaignId }, { signal }),
  })
