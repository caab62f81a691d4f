import { queryOptions } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { callWebtool } from "#components/data/call-webtool.ts"

export const campaignReview = (campaignId: string) =>
  queryOptions({
    queryKey: [...campaignKey(campaignId), "review"],
    queryFn: ({ signal }) => callWebtool("GET campaigns/[campaignId]/review", { campaignId }, { signal }),
  })
