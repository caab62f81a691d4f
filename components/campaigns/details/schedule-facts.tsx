"use client"

import { Card, CardHeader } from "#components/ui/card.tsx"
import { durationText } from "#components/ui/duration-text.ts"
import { Time } from "#components/ui/time.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { Fact } from "../fact.tsx"
import { windowsText } from "../windows-text.ts"
import { timeInZone } from "../zoned-time.ts"

/** When the campaign may send: its start and end, the recipients' hours, and over how long it is spread. */
export function ScheduleFacts({ campaign }: { campaign: CampaignDetails }) {
  const viewerZone = useViewerTimeZone() ?? "UTC"
  const { startAt, endsAt, startedAt, windows, spreadMinutes, fallbackTimeZone } = campaign
  const zone = campaign.scheduleTimeZone ?? viewerZone
  return (
    <Card>
      <CardHeader title="Schedule" description="When it may send." />
      <dl className="grid gap-4 p-4 sm:grid-cols-3">
        <Fact term="Planned start">{startAt ? timeInZone(startAt, zone) : "At launch"}</Fact>
        <Fact term="Started">{startedAt ? <Time value={startedAt} /> : "Not yet"}</Fact>
        <Fact term="Nothing is sent after">{endsAt ? timeInZone(endsAt, zone) : "No end"}</Fact>
        <Fact term="Receiving windows">{windows ? windowsText(windows) : "The account's hours"}</Fact>
        <Fact term="Spread over">{spreadMinutes ? durationText(spreadMinutes * 60) : "Not spread"}</Fact>
        <Fact term="Unknown time zones">
          {fallbackTimeZone ? `Treated as in ${fallbackTimeZone}` : "As the account does"}
        </Fact>
      </dl>
    </Card>
  )
}
