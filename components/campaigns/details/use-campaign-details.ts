import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import { isMoving } from "../campaign-phase.ts"
import { campaignDetails, campaignKey } from "../campaign-queries.ts"

const sendingIntervalMs = 1_000
/** Callbacks and replies still come in after the last message left. */
const settledIntervalMs = 10_000

/** The campaign as it stands, every second while it moves. What hangs on its numbers follows them. */
export function useCampaignDetails(id: string) {
  const queryClient = useQueryClient()
  const campaign = useQuery({
    ...campaignDetails(id),
    refetchInterval: ({ state }) =>
      state.data && isMoving(state.data) ? sendingIntervalMs : settledIntervalMs,
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
