import { queryOptions } from "@tanstack/react-query"
import { campaignListKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"

export const campaignList = (shown: QueryOf<"GET campaigns">) =>
  queryOptions({
    queryKey: [...campaignListKey, shown],
    queryFn: ({ signal }) => callWebtool("GET campaigns", shown, { signal }),
  })

export const campaignSummary = () =>
  queryOptions({
    queryKey: [...campaignListKey, "summary"],
    queryFn: ({ signal }) => callWebtool("GET campaigns/summary", {}, { signal }),
  })
