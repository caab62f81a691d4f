"use client"

import { Card, CardHeader } from "#components/ui/card.tsx"
import { Definition } from "#components/ui/definition.tsx"
import { durationText } from "#components/ui/duration-text.ts"
import { Time } from "#components/ui/time.tsx"
import { useViewerTimeZone } from "#components/ui/use-viewer-time-zone.ts"
import { timeInZone } from "#components/ui/zoned-time.ts"
import { windowsText } from "#components/windows/windows-text.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

/** When the campaign may send: its start and end, the recipients' hours, and over how long it is spread. */
export function ScheduleSummary({ campaign }: { campaign: CampaignDetails }) {
  const viewerZone = useViewerTimeZone() ?? "UTC"
  const { startAt, endsAt, startedAt, windows, spreadMinutes, fallbackTimeZone } = campaign
  const zone = campaign.scheduleTimeZone ?? viewerZone
  return (
    <Card>
      <CardHeader title="Schedule" description="When it may send." />
      <dl className="grid gap-4 p-4 sm:grid-cols-3">
        <Definition term="Planned start">{startAt ? timeInZone(startAt, zone) : "At launch"}</Definition>
        <Definition term="Started">{startedAt ? <Time value={startedAt} /> : "Not yet"}</Definition>
        <Definition term="Nothing is sent after">{endsAt ? timeInZone(endsAt, zone) : "No end"}</Definition>
        <Definition term="Receiving windows">
          {windows ? windowsText(windows) : "The account's hours"}
        </Definition>
        <Definition term="Spread over">
          {spreadMinutes ? durationText(spreadMinutes * 60) : "Not spread"}
        </Definition>
        <Definition term="Unknown time zones">
          {fallbackTimeZone ? `Treated as in ${fallbackTimeZone}` : "As the account does"}
        </Definition>
      </dl>
    </Card>
  )
}
