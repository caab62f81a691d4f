import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { campaignDetails, campaignListKey } from "#components/campaigns/campaign/campaign-queries.ts"
import { focusField } from "#components/campaigns/wizard/draft/focus-field.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { callWebtool } from "#components/data/call-webtool.ts"
import { countOf } from "#components/ui/count-of.ts"
import { statusOf } from "#components/ui/problem-error.ts"
import { notify } from "#components/ui/toast.tsx"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { reviewChanges } from "./review-changes.ts"

/** Launches exactly the version that was reviewed. The button always answers: it launches, or goes to what is missing. */
export function useLaunch(review: Review, { campaign }: Wizard, onStale: () => void) {
  const router = useRouter()
  const queryClient = useQueryClient()
  const [consent, setConsent] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const countries = useNamedCountries(review)
  const [reviewed, setReviewed] = useState(review)
  const launch = useMutation({
    mutationFn: () =>
      callWebtool("POST campaigns/[campaignId]/launch", {
        ...{ campaignId: campaign.id, version: review.version },
        consent: true,
        countries: countries.named,
      }),
    onSuccess: (launched) => {
      queryClient.setQueryData(campaignDetails(campaign.id).queryKey, launched)
      void queryClient.invalidateQueries({ queryKey: campaignListKey })
      notify(...launchedText(review))
      router.replace(`/campaigns/${campaign.id}`)
    },
    onError: onStale,
  })
  const press = () => {
    if (review.problems.length > 0) return focusField("problems")
    if (!consent) {
      setAsked(true)
      return focusField("consent")
    }
    if (!countries.isComplete) {
      setAsked(true)
      return focusField("countries")
    }
    setReviewed(review)
    launch.mutate()
  }
  return {
    consent,
    setConsent,
    consentError: isAsked && !consent ? "Confirm this before you launch" : undefined,
    countries: {
      isConfirmed: countries.isComplete,
      onChange: countries.setConfirmed,
      errorMessage:
        isAsked && !countries.isComplete ? "Confirm these countries, or take the numbers out" : undefined,
    },
    launch: {
      error: launch.error,
      isStale: statusOf(launch.error) === 409,
      /** What is different from what was reviewed when the button was pressed. */
      changes: reviewChanges(reviewed, review),
      isPending: launch.isPending || launch.isSuccess,
    },
    press,
  }
}

/** The countries that the person has confirmed by name; when others come in, the question is asked anew. */
function useNamedCountries({ unnamedCountries }: Review) {
  const asked = unnamedCountries.map(({ country }) => country)
  const [named, setNamed] = useState<string[]>([])
  const isComplete = asked.every((country) => named.includes(country))
  return { named, isComplete, setConfirmed: (isConfirmed: boolean) => setNamed(isConfirmed ? asked : []) }
}

function launchedText({ recipients, startsAt }: Review): [title: string, detail: string] {
  const people = countOf(recipients, "person", "people")
  return startsAt
    ? ["Scheduled", `It goes to ${people} at its start.`]
    : ["Launched", `On its way to ${people}.`]
}
