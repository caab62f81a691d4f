import { queryOptions } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"

export const messageRows = (shown: QueryOf<"GET campaigns/[campaignId]/messages">) =>
  queryOptions({
    queryKey: [...campaignKey(shown.campaignId), "messages", shown],
    queryFn: ({ signal }) => callWebtool("GET campaigns/[campaignId]/messages", shown, { signal }),
  })

export const campaignConversations = (campaignId: string, page: number) =>
  queryOptions({
    queryKey: [...campaignKey(campaignId), "conversations", page],
    queryFn: ({ signal }) =>
      callWebtool("GET campaigns/[campaignId]/conversations", { campaignId, page }, { signal }),
  })
