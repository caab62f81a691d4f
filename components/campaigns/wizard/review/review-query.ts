import { queryOptions } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"

export const campaignReview = (id: string) =>
  queryOptions({
    queryKey: [...campaignKey(id), "review"],
    queryFn: ({ signal }) => webtoolFetch<Review>(`campaigns/${id}/review`, { signal }),
  })
