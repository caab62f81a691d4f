import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useState, useSyncExternalStore } from "react"
import { campaignKey, campaignListKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { DraftStore, type DraftTransport } from "./draft-store.ts"
import { useLeaving } from "./use-leaving.ts"

/**
 * The draft being edited: its fields as typed, saved by themselves. A closing tab or a left page saves what is left;
 * the browser asks before closing only when saving is impossible.
 */
export function useDraft(campaign: CampaignDetails) {
  const queryClient = useQueryClient()
  const [store] = useState(() => new DraftStore(campaign, transportFor(campaign.id)))
  const snapshot = useSyncExternalStore(store.subscribe, store.read, store.read)

  useLeaving(() => void store.flush(true))
  useEffect(() => {
    const askWhenStuck = (event: BeforeUnloadEvent) => {
      const { kind } = store.read().save
      if (store.hasUnsaved() && (kind === "failed" || kind === "conflict")) event.preventDefault()
    }
    window.addEventListener("beforeunload", askWhenStuck)
    return () => {
      window.removeEventListener("beforeunload", askWhenStuck)
      void store.flush(true).then(() => {
        store.stop()
        void queryClient.invalidateQueries({ queryKey: campaignListKey })
        void queryClient.invalidateQueries({ queryKey: campaignKey(campaign.id) })
      })
    }
  }, [store, queryClient, campaign.id])

  return { store, ...snapshot }
}

const transportFor = (campaignId: string): DraftTransport => ({
  patch: (version, changes, keepalive) =>
    callWebtool("PATCH campaigns/[campaignId]", { campaignId, version, ...changes }, { keepalive }),
  read: () => callWebtool("GET campaigns/[campaignId]", { campaignId }),
})
