"use client"

import { rateText } from "#components/campaigns/campaign/campaign-texts.ts"
import { Definition } from "#components/ui/definition.tsx"
import { durationText } from "#components/ui/duration-text.ts"
import { Notice } from "#components/ui/notice.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import { timeInZone } from "#components/ui/zoned-time.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"

type DeliverySummaryProps = { review: Review; timeZone: string | null; endsAt: string | null }

/** When the first and the last message leave, how fast, and what it takes from the day's limit. */
export function DeliverySummary({ review, timeZone, endsAt }: DeliverySummaryProps) {
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
        <Definition term="Starts">
          {startsAt ? timeInZone(startsAt, timeZone ?? viewerZone) : "When you launch"}
        </Definition>
        <Definition term="Last message about">
          {finishAt ? timeInZone(finishAt, timeZone ?? viewerZone) : "–"}
        </Definition>
        <Definition term="Takes about">
          {seconds === null ? "–" : `${durationText(seconds)} at ${rateText(ratePerSecond)}`}
        </Definition>
        <Definition term="Segments">{formatNumber(segments)}</Definition>
        <Definition term="Daily limit">
          {formatNumber(dailyCap.used)} of {formatNumber(dailyCap.max)} used that day
        </Definition>
        {endsAt && (
          <Definition term="Nothing is sent after">{timeInZone(endsAt, timeZone ?? viewerZone)}</Definition>
        )}
      </dl>
    </div>
  )
}
