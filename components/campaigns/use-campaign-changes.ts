import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import { notify, notifyError } from "#components/ui/toast.tsx"
import type { CampaignDraft } from "#lib/campaigns/draft/draft-view.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { campaignKey, campaignListKey } from "./campaign-queries.ts"

/** What can be done with a whole campaign, from the list and from its own page. */
export function useCampaignChanges(campaign: { id: string }) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: campaignListKey }),
      queryClient.invalidateQueries({ queryKey: campaignKey(campaign.id) }),
    ])

  const clone = useMutation({
    mutationFn: () =>
      webtoolFetch<CampaignDraft>("campaigns", { method: "POST", json: { cloneOf: campaign.id } }),
    onSuccess: ({ id }) => {
      notify("Cloned", "The copy has the message and its settings, not the recipients.")
      router.push(`/campaigns/${id}/edit`)
    },
    onError: notifyError,
  })
  const cancel = async () => {
    await webtoolFetch<CampaignDetails>(`campaigns/${campaign.id}/cancel`, { method: "POST" })
    await refresh()
    notify("Cancelled", "Messages that had not left are not sent.")
  }
  const remove = async () => {
    await webtoolFetch(`campaigns/${campaign.id}`, { method: "DELETE" })
    await refresh()
    notify("Draft deleted")
  }
  return { clone: () => clone.mutate(), isCloning: clone.isPending, cancel, remove, refresh }
}
