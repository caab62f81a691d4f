"use client"

import { useQuery } from "@tanstack/react-query"
import { useSavedDraft } from "#components/campaigns/wizard/draft/use-saved-draft.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { ErrorState } from "#components/ui/error-state.tsx"
import { Skeleton } from "#components/ui/skeleton.tsx"
import { AudienceNumbers } from "./audience-numbers.tsx"
import { CampaignSummary } from "./campaign-summary.tsx"
import { CostSummary } from "./cost-summary.tsx"
import { DeliverySummary } from "./delivery-summary.tsx"
import { HeldGroups } from "./held-groups.tsx"
import { LaunchPanel } from "./launch-panel.tsx"
import { ReviewProblems } from "./review-problems.tsx"
import { campaignReview } from "./review-query.ts"
import { SendingTimeline } from "./sending-timeline.tsx"

/** Step 4: a dry run of the launch, then the launch of exactly that. */
export function ReviewStep({ wizard }: { wizard: Wizard }) {
  const isSaved = useSavedDraft(wizard)
  const review = useQuery({
    ...campaignReview(wizard.campaign.id),
    enabled: isSaved,
    refetchOnMount: "always",
  })
  if (!review.data && review.isError)
    return (
      <Card>
        <ErrorState error={review.error} onRetry={() => void review.refetch()} />
      </Card>
    )
  if (!review.data) return <ReviewSkeleton />
  const { scheduleTimeZone, endsAt } = wizard.draft.fields
  return (
    <div className="flex flex-col gap-4">
      <ReviewProblems problems={review.data.problems} wizard={wizard} />
      <Card>
        <CardHeader
          title="Who gets it"
          description="Every line of the audience is in exactly one of these numbers."
        />
        <AudienceNumbers review={review.data} campaignId={wizard.campaign.id} />
      </Card>
      {review.data.held.length > 0 && (
        <Card>
          <CardHeader
            title="Who has to wait"
            description="Messages are held until it is a good time where the recipient lives, then they go by themselves."
          />
          <HeldGroups held={review.data.held} wizard={wizard} />
        </Card>
      )}
      <Card>
        <SendingTimeline review={review.data} timeZone={scheduleTimeZone} endsAt={endsAt} />
        <DeliverySummary review={review.data} timeZone={scheduleTimeZone} endsAt={endsAt} />
      </Card>
      <Card>
        <CardHeader
          title="What it costs"
          description="By the price table of your account, segment by segment."
        />
        <CostSummary cost={review.data.cost} />
      </Card>
      <Card>
        <CardHeader title="What goes out" />
        <CampaignSummary review={review.data} wizard={wizard} />
      </Card>
      <LaunchPanel review={review.data} wizard={wizard} onStale={() => void review.refetch()} />
    </div>
  )
}

function ReviewSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Counting who gets it</span>
      <Skeleton className="h-40" />
      <Skeleton className="h-56" />
      <Skeleton className="h-32" />
    </div>
  )
}
