"use client"

import { Fact } from "#components/campaigns/fact.tsx"
import { Notice } from "#components/campaigns/notice.tsx"
import { rateText } from "#components/campaigns/words.ts"
import { timeInZone } from "#components/campaigns/zoned-time.ts"
import { durationText } from "#components/ui/duration-text.ts"
import { formatNumber } from "#components/ui/number.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"

type DeliveryFactsProps = { review: Review; timeZone: string | null; endsAt: string | null }

/** When the first and the last message leave, how fast, and what it takes from the day's limit. */
export function DeliveryFacts({ review, timeZone, endsAt }: DeliveryFactsProps) {
  const viewerZone = useViewerTimeZone() ?? "UTC"
  const { startsAt, finishAt, seconds, segments, ratePerSecond, dailyCap } = review
  const isTooSlow = finishAt !== null && endsAt !== null && finishAt > endsAt
  return (
    <div className="flex flex-col gap-4 p-4">
      {isTooSlow && (
        <Notice tone="warning" title="Not everybody is reached before the end">
          Who is still waiting then is skipped. Choose a later end, an earlier start or a faster pace on step
          3.
        </Notice>
      )}
      <dl className="grid gap-4 sm:grid-cols-3">
        <Fact term="Starts">
          {startsAt ? timeInZone(startsAt, timeZone ?? viewerZone) : "When you launch"}
        </Fact>
        <Fact term="Last message about">{finishAt ? timeInZone(finishAt, timeZone ?? viewerZone) : "–"}</Fact>
        <Fact term="Takes about">
          {seconds === null ? "–" : `${durationText(seconds)} at ${rateText(ratePerSecond)}`}
        </Fact>
        <Fact term="Segments">{formatNumber(segments)}</Fact>
        <Fact term="Daily limit">
          {formatNumber(dailyCap.used)} of {formatNumber(dailyCap.max)} used that day
        </Fact>
        {endsAt && <Fact term="Nothing is sent after">{timeInZone(endsAt, timeZone ?? viewerZone)}</Fact>}
      </dl>
    </div>
  )
}
