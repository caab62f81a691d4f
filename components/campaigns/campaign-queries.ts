import { queryOptions } from "@tanstack/react-query"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { AudienceView, RecipientRow } from "#lib/campaigns/audience/audience-view.ts"
import type { ImportLimits } from "#lib/campaigns/audience/upload/get-import-limits.ts"
import type { SenderChoice } from "#lib/campaigns/draft/list-sender-choices.ts"
import type { SkillChoice } from "#lib/campaigns/draft/list-skill-choices.ts"
import type { CampaignDetails, CampaignRow, CampaignSummary } from "#lib/campaigns/progress/campaign-view.ts"
import type { MessageRow } from "#lib/campaigns/progress/message-view.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import type { ConversationView } from "#lib/conversations/conversation-view.ts"
import type { CountedPage, Page } from "#lib/platform/paging.ts"
import { queryString } from "./query-string.ts"

type Filters = Record<string, string | number | null>

/** Everything known about one campaign lies under this key, so that one invalidation refreshes it all. */
export const campaignKey = (id: string) => ["campaigns", "one", id] as const
export const campaignListKey = ["campaigns", "list"] as const

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

export const campaignDetails = (id: string) =>
  queryOptions({
    queryKey: [...campaignKey(id), "details"],
    queryFn: ({ signal }) => webtoolFetch<CampaignDetails>(`campaigns/${id}`, { signal }),
  })

/** The recipients that count. A reading under way or failed changes nothing here. */
export const currentAudience = (id: string) =>
  queryOptions({
    queryKey: [...campaignKey(id), "audience", "current"],
    queryFn: ({ signal }) => webtoolFetch<AudienceView | null>(`campaigns/${id}/audience`, { signal }),
  })

/** The newest reading of recipients, also while it is still being read or when it failed. */
export const latestAudience = (id: string) =>
  queryOptions({
    queryKey: [...campaignKey(id), "audience", "latest"],
    queryFn: ({ signal }) =>
      webtoolFetch<AudienceView | null>(`campaigns/${id}/audience?latest=1`, { signal }),
  })

/** Lines that were asked for before a file was read are not those of the file: `audienceId` keeps them apart. */
export const recipientRows = (id: string, filters: Filters, audienceId: string | null = null) =>
  queryOptions({
    queryKey: [...campaignKey(id), "recipients", audienceId, filters],
    queryFn: ({ signal }) =>
      webtoolFetch<Page<RecipientRow>>(`campaigns/${id}/recipients?${queryString(filters)}`, { signal }),
  })

export const campaignReview = (id: string) =>
  queryOptions({
    queryKey: [...campaignKey(id), "review"],
    queryFn: ({ signal }) => webtoolFetch<Review>(`campaigns/${id}/review`, { signal }),
  })

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

export const senderOptions = () =>
  queryOptions({
    queryKey: ["senders"],
    queryFn: ({ signal }) => webtoolFetch<SenderChoice[]>("senders", { signal }),
    staleTime: 60_000,
  })

export const skillOptions = (search: string) =>
  queryOptions({
    queryKey: ["skills", search],
    queryFn: ({ signal }) => webtoolFetch<SkillChoice[]>(`skills?${queryString({ search })}`, { signal }),
    staleTime: 60_000,
  })

/** How much one file of recipients may hold. */
export const importLimits = () =>
  queryOptions({
    queryKey: ["import-limits"],
    queryFn: ({ signal }) => webtoolFetch<ImportLimits>("import-limits", { signal }),
    staleTime: 60_000,
  })
