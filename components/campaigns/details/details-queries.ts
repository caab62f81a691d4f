import { queryOptions } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { type Filters, queryString } from "#components/data/query-string.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { MessageRow } from "#lib/campaigns/progress/message-view.ts"
import type { ConversationView } from "#lib/conversations/conversation-view.ts"
import type { Page } from "#lib/platform/paging.ts"

export const messageRows = (id: string, filters: Filters) =>
  queryOptions({
    queryKey: [...campaignKey(id), "messages", filters],
    queryFn: ({ signal }) =>
      webtoolFetch<Page<MessageRow>>(`campaigns/${id}/messages?${queryString(filters)}`, { signal }),
  })

export const campaignConversations = (id: string, page: number) =>
  queryOptions({
    queryKey: [...campaignKey(id), "conversations", page],
    queryFn: ({ signal }) =>
      webtoolFetch<Page<ConversationView>>(`campaigns/${id}/conversations?${queryString({ page })}`, {
        signal,
      }),
  })
