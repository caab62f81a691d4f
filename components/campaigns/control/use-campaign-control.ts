import { useMutation } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { isStartMissed } from "#components/campaigns/campaign/campaign-phase.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import { notify, notifyError } from "#components/ui/toast.tsx"
import { useCampaignChanges } from "./use-campaign-changes.ts"

const stillArrives = "What is with the carrier already still arrives."
const waitsForResume = "It does not start until you resume it."

/** What can be done with a campaign, from the list and from its own page. */
export function useCampaignControl(campaign: { id: string }) {
  const router = useRouter()
  const { clone, isCloning, cancel, remove, refresh } = useCampaignChanges(campaign)
  const campaignId = campaign.id
  const change = async (act: "pause" | "resume" | "start") => {
    const changed = await callWebtool(`POST campaigns/[campaignId]/${act}`, { campaignId })
    await refresh()
    return changed
  }
  const pause = useMutation({
    mutationFn: () => change("pause"),
    onSuccess: ({ startedAt }) => notify("Paused", startedAt ? stillArrives : waitsForResume),
    onError: notifyError,
  })
  const resume = useMutation({
    mutationFn: () => change("resume"),
    onSuccess: (resumed) =>
      isStartMissed(resumed)
        ? notify("Resumed, but its start was missed", "Start it now, or cancel it.")
        : notify("Resumed", resumed.startedAt ? undefined : "It starts at its time."),
    onError: notifyError,
  })
  const resend = useMutation({
    mutationFn: () => callWebtool("POST campaigns/[campaignId]/resend", { campaignId }),
    onSuccess: ({ id }) => {
      notify("A draft for the failed recipients", "Review it, then launch it.")
      router.push(`/campaigns/${id}/edit?step=review`)
    },
    onError: notifyError,
  })
  const start = async () => {
    await change("start")
    notify("Started")
  }
  return {
    ...{ clone, cancel, remove, start },
    pause: () => pause.mutate(),
    resume: () => resume.mutate(),
    resend: () => resend.mutate(),
    isChanging: pause.isPending || resume.isPending,
    isCopying: isCloning || resend.isPending,
    setPace: (ratePerSecond: string | null) =>
      callWebtool("PATCH campaigns/[campaignId]/pace", { campaignId, ratePerSecond }).then(refresh),
    setZone: (fallbackTimeZone: string | null) =>
      callWebtool("PATCH campaigns/[campaignId]/fallback-time-zone", { campaignId, fallbackTimeZone }).then(
        refresh,
      ),
  }
}

export type CampaignControl = ReturnType<typeof useCampaignControl>
