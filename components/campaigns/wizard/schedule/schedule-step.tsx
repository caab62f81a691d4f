"use client"

import { useQuery } from "@tanstack/react-query"
import { rateText } from "#components/campaigns/campaign/campaign-texts.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { campaignReview } from "#components/campaigns/wizard/review/review-query.ts"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { Definition } from "#components/ui/definition.tsx"
import { FallbackZoneField } from "./fallback-zone-field.tsx"
import { SpreadField } from "./spread-field.tsx"
import { StartField } from "./start-field.tsx"
import { WindowsField } from "./windows-field.tsx"

/** Step 3: when it goes out and how fast. The review says what that means for this audience. */
export function ScheduleStep({ wizard }: { wizard: Wizard }) {
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <CardHeader title="Start and end" description="When the messages go out." />
        <div className="p-4">
          <StartField wizard={wizard} />
        </div>
      </Card>
      <Card>
        <CardHeader title="Recipients' hours" description="Nobody is woken up by your campaign." />
        <div className="flex flex-col gap-6 p-4">
          <WindowsField wizard={wizard} />
          <FallbackZoneField wizard={wizard} />
        </div>
      </Card>
      <Card>
        <CardHeader title="Pace" description="How fast the messages leave." />
        <div className="flex flex-col gap-6 p-4">
          <SpreadField wizard={wizard} />
          <AudienceSummary campaignId={wizard.campaign.id} />
        </div>
      </Card>
    </div>
  )
}

/** What is to be sent, for whoever weighs a pace. */
function AudienceSummary({ campaignId }: { campaignId: string }) {
  const { data: review } = useQuery(campaignReview(campaignId))
  return (
    <dl className="grid gap-4 sm:grid-cols-2">
      <Definition term="Messages">
        {review
          ? `${countOf(review.recipients, "person", "people")}, ${countOf(review.segments, "segment", "segments")}`
          : "–"}
      </Definition>
      <Definition term="Pace now">{review ? rateText(review.ratePerSecond) : "–"}</Definition>
    </dl>
  )
}
