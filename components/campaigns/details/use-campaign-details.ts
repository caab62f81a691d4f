import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { campaignDetails, campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { refreshIntervalMs } from "./refresh-interval.ts"

/** The campaign as it stands, refreshed by itself. What hangs on its numbers follows them. */
export function useCampaignDetails(id: string) {
  const queryClient = useQueryClient()
  const campaign = useQuery({
    ...campaignDetails(id),
    refetchInterval: ({ state }) => refreshIntervalMs(state.data),
  })
  const { counts, heldUntil, isZoneMissing } = campaign.data ?? {}
  const numbers = counts && JSON.stringify([counts, heldUntil, isZoneMissing])
  const previous = useRef(numbers)
  useEffect(() => {
    if (previous.current === numbers) return
    previous.current = numbers
    void queryClient.invalidateQueries({ queryKey: [...campaignKey(id), "messages"] })
    void queryClient.invalidateQueries({ queryKey: [...campaignKey(id), "conversations"] })
  }, [numbers, queryClient, id])
  return campaign
}
