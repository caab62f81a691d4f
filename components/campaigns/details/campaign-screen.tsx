"use client"

import { useRouter } from "next/navigation"
import { Suspense, useEffect } from "react"
import { Card } from "#components/ui/card.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { loadBeside } from "#components/ui/load-beside.ts"
import { Skeleton } from "#components/ui/skeleton.tsx"
import { useCampaignDetails } from "./use-campaign-details.ts"

const CampaignView = loadBeside(async () => ({ default: (await import("./campaign-view.tsx")).CampaignView }))

type CampaignScreenProps = { id: string; canWrite: boolean; canClose: boolean }

/** One campaign, live. A draft is shown where it is edited. */
export function CampaignScreen({ id, canWrite, canClose }: CampaignScreenProps) {
  const router = useRouter()
  const campaign = useCampaignDetails(id)
  const isDraft = campaign.data?.stage === "draft"
  useEffect(() => {
    if (isDraft) router.replace(`/campaigns/${id}/edit`)
  }, [isDraft, router, id])

  if (!campaign.data && campaign.isError)
    return (
      <Card>
        <ErrorState isPage error={campaign.error} onRetry={() => void campaign.refetch()} />
      </Card>
    )
  if (!campaign.data || isDraft) return <CampaignSkeleton />
  return (
    <Suspense fallback={<CampaignSkeleton />}>
      <CampaignView
        campaign={campaign.data}
        canWrite={canWrite}
        canClose={canClose}
        refreshError={campaign.error}
      />
    </Suspense>
  )
}

function CampaignSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-6">
      <span className="sr-only">Loading the campaign</span>
      <Skeleton className="h-8 w-72" />
      <Skeleton className="h-40" />
      <Skeleton className="h-80" />
    </div>
  )
}
