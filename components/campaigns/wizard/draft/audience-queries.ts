import { queryOptions } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { type Filters, queryString } from "#components/data/query-string.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import type { AudienceView, RecipientRow } from "#lib/campaigns/audience/audience-view.ts"
import type { ImportLimits } from "#lib/campaigns/audience/upload/get-import-limits.ts"
import type { Page } from "#lib/platform/paging.ts"

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

/** How much one file of recipients may hold. */
export const importLimits = () =>
  queryOptions({
    queryKey: ["import-limits"],
    queryFn: ({ signal }) => webtoolFetch<ImportLimits>("import-limits", { signal }),
    staleTime: 60_000,
  })
