import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect, useRef } from "react"
import { campaignKey, currentAudience, latestAudience } from "#components/campaigns/campaign-queries.ts"
import type { DraftStore } from "#components/campaigns/wizard/draft-store.ts"
import { useTypedRecipients } from "./use-typed-recipients.ts"
import { useUpload } from "./use-upload.ts"

const readingIntervalMs = 400
/** Another tab or person may be at it. */
const uploadingIntervalMs = 2_000

/**
 * The draft's recipients: those that count, the lines being typed, the file on its way, and the reading under way, be
 * it started here or in a tab that was closed since.
 */
export function useAudience(campaignId: string, store: DraftStore) {
  const queryClient = useQueryClient()
  const refreshRecipients = useCallback(
    (version?: number) => {
      if (version !== undefined) store.adoptVersion(version)
      return queryClient.invalidateQueries({ queryKey: campaignKey(campaignId) })
    },
    [store, queryClient, campaignId],
  )
  const upload = useUpload(campaignId, refreshRecipients)
  const current = useQuery(currentAudience(campaignId))
  const latest = useQuery({
    ...latestAudience(campaignId),
    refetchInterval: ({ state }) => {
      if (state.data?.state === "reading" || upload.state.kind === "reading") return readingIntervalMs
      return state.data?.state === "uploading" ? uploadingIntervalMs : false
    },
  })

  const wasReading = useRef(false)
  const isReading = latest.data?.state === "reading"
  useEffect(() => {
    if (wasReading.current && !isReading) void refreshRecipients()
    wasReading.current = isReading
  }, [isReading, refreshRecipients])

  const typed = useTypedRecipients({
    campaignId,
    current: current.data ?? null,
    store,
    onRead: refreshRecipients,
  })
  return {
    current,
    latest,
    isReading: isReading || upload.state.kind === "reading",
    upload,
    typed,
    refreshRecipients,
  }
}
