import { useMutation, useQueryClient } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { uploadsPath } from "#components/campaigns/wizard/draft/uploads-path.ts"
import { fetchOrThrow } from "#components/data/fetch-or-throw.ts"

/** Gives up a file that is on its way or being read. */
export function useDiscardUpload(campaignId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (uploadId: string) =>
      fetchOrThrow(uploadsPath(campaignId, uploadId), {
        method: "DELETE",
        headers: { "tus-resumable": "1.0.0" },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) }),
  })
}
