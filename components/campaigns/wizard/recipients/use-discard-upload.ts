import { useMutation, useQueryClient } from "@tanstack/react-query"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { uploadsPath } from "#components/campaigns/wizard/draft/resumable-upload.ts"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"

/** Gives up a file that is on its way or being read. */
export function useDiscardUpload(campaignId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (uploadId: string) =>
      webtoolFetch<void>(uploadsPath(campaignId, uploadId).replace("/api/webtool/", ""), {
        method: "DELETE",
        headers: { "tus-resumable": "1.0.0" },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) }),
  })
}
