import { queryOptions } from "@tanstack/react-query"
import { callWebtool, type QueryOf } from "#components/data/call-webtool.ts"

/** Everything known about one campaign lies under this key, so that one invalidation refreshes it all. */
export const campaignKey = (id: string) => ["campaigns", "one", id] as const
export const campaignListKey = ["campaigns", "list"] as const

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

export const campaignDetails = (campaignId: string) =>
  queryOptions({
    queryKey: [...campaignKey(campaignId), "details"],
    queryFn: ({ signal }) => callWebtool("GET campaigns/[campaignId]", { campaignId }, { signal }),
  })

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

export const campaignReview = (campaignId: string) =>
  queryOptions({
    queryKey: [...campaignKey(campaignId), "review"],
    queryFn: ({ signal }) => callWebtool("GET campaigns/[campaignId]/review", { campaignId }, { signal }),
  })

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

export const senderOptions = () =>
  queryOptions({
    queryKey: ["senders"],
    queryFn: ({ signal }) => callWebtool("GET senders", {}, { signal }),
    staleTime: 60_000,
  })

export const skillOptions = (search: string) =>
  queryOptions({
    queryKey: ["skills", search],
    queryFn: ({ signal }) => callWebtool("GET skills", { search }, { signal }),
    staleTime: 60_000,
  })

/** How much one file of recipients may hold. */
export const importLimits = () =>
  queryOptions({
    queryKey: ["import-limits"],
    queryFn: ({ signal }) => callWebtool("GET import-limits", {}, { signal }),
    staleTime: 60_000,
  })
