"use client"

import { useQuery } from "@tanstack/react-query"
import { Zap } from "lucide-react"
import { Card, CardHeader } from "#components/ui/card.tsx"
import { durationText } from "#components/ui/duration-text.ts"
import { campaignReview } from "../campaign-queries.ts"
import { Fact } from "../fact.tsx"
import { countOf, rateText } from "../words.ts"
import type { Wizard } from "./use-wizard.ts"

/** Step 3: when it goes out. A campaign starts when it is launched; this says what that means in time. */
export function ScheduleStep({ wizard }: { wizard: Wizard }) {
  const { data: review } = useQuery(campaignReview(wizard.campaign.id))
  return (
    <Card>
      <CardHeader title="Schedule" description="When the messages go out, and how fast." />
      <div className="flex flex-col gap-4 p-4">
        <div className="flex items-start gap-3 rounded-lg border border-accent bg-accent-soft p-4">
          <Zap size={20} className="mt-0.5 shrink-0 text-accent" />
          <div className="flex flex-col gap-1">
            <p className="font-semibold">Now, when you launch</p>
            <p>
              The first message leaves within seconds of the launch, whatever the time is where the recipient
              lives. The others follow at the pace of the number.
            </p>
          </div>
        </div>
        <dl className="grid gap-4 sm:grid-cols-3">
          <Fact term="Pace of the number">{review ? rateText(review.ratePerSecond) : "–"}</Fact>
          <Fact term="Messages">
            {review
              ? `${countOf(review.recipients, "person", "people")}, ${countOf(review.segments, "segment", "segments")}`
              : "–"}
          </Fact>
          <Fact term="Takes about">
            {review?.seconds != null && review.recipients > 0 ? durationText(review.seconds) : "–"}
          </Fact>
        </dl>
      </div>
    </Card>
  )
}
