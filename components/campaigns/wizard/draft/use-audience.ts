import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback, useEffect } from "react"
import { campaignKey } from "#components/campaigns/campaign/campaign-queries.ts"
import type { AudienceView } from "#lib/campaigns/audience/audience-view.ts"
import { currentAudience, latestAudience } from "./audience-queries.ts"
import type { DraftStore } from "./draft-store.ts"
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

  // A short file may be read before the first poll, and after the current recipients were asked for.
  const isReading = latest.data?.state === "reading"
  const endedId = latest.data && !isUnderWay(latest.data) ? latest.data.id : null
  const missedId = current.isSuccess && current.data?.id !== endedId ? endedId : null
  useEffect(() => {
    if (missedId) void refreshRecipients()
  }, [missedId, refreshRecipients])

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

const isUnderWay = ({ state }: AudienceView) => state === "reading" || state === "uploading"
