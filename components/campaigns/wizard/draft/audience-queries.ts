import { queryOptions } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"

/** The recipients that count. A reading under way or failed changes nothing here. */
export const currentAudience = (campaignId: string) =>
  queryOptions({
    queryKey: [...campaignKey(campaignId), "audience", "current"],
    queryFn: ({ signal }) => callWebtool("GET campaigns/[campaignId]/audience", { campaignId }, { signal }),
  })

/** The newest reading of recipients, also while it is still being read or when it failed. */
export const latestAudience = (campaignId: string) =>
  queryOptions({
    queryKey: [...campaignKey(campaignId), "audience", "latest"],
    queryFn: ({ signal }) =>
      callWebtool("GET campaigns/[campaignId]/audience", { campaignId, latest: true }, { signal }),
  })

/** Lines that were asked for before a file was read are not those of the file: `audienceId` keeps them apart. */
export const recipientRows = (
  shown: QueryOf<"GET campaigns/[campaignId]/recipients">,
  audienceId: string | null = null,
) =>
  queryOptions({
    queryKey: [...campaignKey(shown.campaignId), "recipients", audienceId, shown],
    queryFn: ({ signal }) => callWebtool("GET campaigns/[campaignId]/recipients", shown, { signal }),
  })

/** How much one file of recipients may hold. */
export const importLimits = () =>
  queryOptions({
    queryKey: ["import-limits"],
    queryFn: ({ signal }) => callWebtool("GET import-limits", {}, { signal }),
    staleTime: 60_000,
  })
