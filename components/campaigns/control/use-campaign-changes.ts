import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { campaignKey, campaignListKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import { notify, notifyError } from "#components/ui/toast.tsx"

/** What can be done with a whole campaign, from the list and from its own page. */
export function useCampaignChanges({ id: campaignId }: { id: string }) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: campaignListKey }),
      queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) }),
    ])

  const clone = useMutation({
    mutationFn: () => callWebtool("POST campaigns/[campaignId]/clone", { campaignId }),
    onSuccess: ({ id }) => {
      notify("Cloned", "The copy has the message and its settings, not the recipients.")
      router.push(`/campaigns/${id}/edit`)
    },
    onError: notifyError,
  })
  const cancel = async () => {
    await callWebtool("POST campaigns/[campaignId]/cancel", { campaignId })
    await refresh()
    notify("Cancelled", "Messages that had not left are not sent.")
  }
  const remove = async () => {
    await callWebtool("DELETE campaigns/[campaignId]", { campaignId })
    await refresh()
    notify("Draft deleted")
  }
  return { clone: () => clone.mutate(), isCloning: clone.isPending, cancel, remove, refresh }
}
