"use client"

import { useQuery } from "@tanstack/react-query"
import { useRouter } from "next/navigation"
import { Suspense, useEffect } from "react"
import { campaignDetails } from "#components/campaigns/campaign/campaign-queries.ts"
import { Card } from "#components/ui/card.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { loadBeside } from "#components/ui/load-beside.ts"
import { Skeleton } from "#components/ui/skeleton.tsx"
import { loadStep } from "./load-step.ts"

const Wizard = loadBeside(async () => {
  // The step that an address without one opens.
  void loadStep.compose()
  return { default: (await import("./wizard.tsx")).Wizard }
})

/** Loads the draft for the wizard. What was launched meanwhile is shown where it can be watched. */
export function WizardScreen({ id }: { id: string }) {
  const router = useRouter()
  const campaign = useQuery({ ...campaignDetails(id), refetchOnMount: "always", refetchOnWindowFocus: false })
  const isLaunched = campaign.data !== undefined && campaign.data.stage !== "draft"
  useEffect(() => {
    if (isLaunched) router.replace(`/campaigns/${id}`)
  }, [isLaunched, router, id])

  if (!campaign.data && campaign.isError)
    return (
      <Card>
        <ErrorState isPage error={campaign.error} onRetry={() => void campaign.refetch()} />
      </Card>
    )
  if (!campaign.data || !campaign.isFetchedAfterMount || isLaunched) return <WizardSkeleton />
  return (
    <Suspense fallback={<WizardSkeleton />}>
      <Wizard key={id} campaign={campaign.data} />
    </Suspense>
  )
}

function WizardSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading the campaign</span>
      <Skeleton className="h-8 w-64" />
      <Skeleton className="h-16" />
      <div className="grid gap-6 lg:grid-cols-3">
        <Skeleton className="h-96 lg:col-span-2" />
        <Skeleton className="h-96" />
      </div>
    </div>
  )
}
