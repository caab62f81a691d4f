import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { webtoolFetch } from "#components/data/webtool-fetch.ts"
import { notify } from "#components/ui/toast.tsx"
import type { CampaignDetails, Review } from "#lib/campaigns/campaign-view.ts"
import { campaignDetails, campaignListKey } from "../campaign-queries.ts"
import { statusOf } from "../status-of.ts"
import { countOf } from "../words.ts"
import { focusField } from "./focus-field.ts"
import type { Wizard } from "./use-wizard.ts"

/** Launches exactly the version that was reviewed. The button always answers: it launches, or goes to what is missing. */
export function useLaunch(review: Review, { campaign }: Wizard, onStale: () => void) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const [consent, setConsent] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const launch = useMutation({
    mutationFn: () =>
      webtoolFetch<CampaignDetails>(`campaigns/${campaign.id}/launch`, {
        method: "POST",
        json: { version: review.version, consent: true },
      }),
    onSuccess: (launched) => {
      queryClient.setQueryData(campaignDetails(campaign.id).queryKey, launched)
      void queryClient.invalidateQueries({ queryKey: campaignListKey })
      notify("Launched", `On its way to ${countOf(review.recipients, "person", "people")}.`)
      router.replace(`/campaigns/${campaign.id}`)
    },
    onError: (error) => {
      if (statusOf(error) === 409) onStale()
    },
  })
  const press = () => {
    if (review.problems.length > 0) return focusField("problems")
    if (!consent) {
      setAsked(true)
      return focusField("consent")
    }
    launch.mutate()
  }
  return {
    consent,
    setConsent,
    consentError: isAsked && !consent ? "Confirm this before you launch" : undefined,
    launch: {
      error: launch.error,
      isStale: statusOf(launch.error) === 409,
      isPending: launch.isPending || launch.isSuccess,
    },
    press,
  }
}
