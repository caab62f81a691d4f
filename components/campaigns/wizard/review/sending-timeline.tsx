"use client"

import dynamic from "next/dynamic"
import { CardHeader } from "#components/ui/card.tsx"
import { Skeleton } from "#components/ui/skeleton.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import { binSending } from "#lib/campaigns/review/bin-sending.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"
import { SendingTable } from "./sending-table.tsx"
import { emptyTextOf, findingOf, widthText } from "./sending-texts.ts"

/** The chart library comes when a chart is shown. */
const SendingBars = dynamic(() => import("./sending-bars.tsx").then((module) => module.SendingBars), {
  loading: () => (
    <div role="status">
      <span className="sr-only">Loading the chart</span>
      <Skeleton className="h-52" />
    </div>
  ),
})

type SendingTimelineProps = { review: Review; timeZone: string | null; endsAt: string | null }

/** When the messages leave: the finding as a sentence, the bars, and the same numbers as a table. */
export function SendingTimeline({ review, timeZone, endsAt }: SendingTimelineProps) {
  const viewerZone = useViewerTimeZone() ?? "UTC"
  const zone = timeZone ?? viewerZone
  const { sending, sendingFrom, seconds, startsAt } = review
  const { bins, widthMs } = binSending({
    ...{ sending, endsAt },
    ...{ startMs: Date.parse(sendingFrom), timeZone: zone },
  })
  const title = "When it goes out"
  if (bins.length === 0) return <CardHeader title={title} description={emptyTextOf(review)} />
  return (
    <>
      <CardHeader title={title} description={findingOf(bins, seconds)} />
      <figure aria-label={title} className="flex flex-col gap-3 border-b border-line p-4">
        <SendingBars bins={bins} widthMs={widthMs} timeZone={zone} />
        <figcaption className="text-xs text-ink-soft">
          Messages per {widthText(widthMs)}, times in {zone}
          {startsAt ? "." : ", if you launch now."}
        </figcaption>
        <SendingTable bins={bins} widthMs={widthMs} timeZone={zone} />
      </figure>
    </>
  )
}
