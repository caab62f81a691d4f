"use client"

import { Notice } from "#components/ui/notice.tsx"
import { Time, useNow } from "#components/ui/time.tsx"
import { isStartTooLate } from "#lib/campaigns/launch/start-delay.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

/** What a pause means here, and what a resume would do at this moment. */
export function PausedNotice({ campaign }: { campaign: CampaignDetails }) {
  const { pausedAt, startedAt, startAt } = campaign
  return (
    <Notice tone="info" title="Paused">
      {pausedAt && (
        <>
          Nothing goes out. Paused <Time value={pausedAt} />.{" "}
        </>
      )}
      {startedAt === null && startAt ? (
        <BeforeStart startAt={startAt} />
      ) : (
        "Resume it, and it goes on where it stopped."
      )}
    </Notice>
  )
}

function BeforeStart({ startAt }: { startAt: string }) {
  const now = useNow() ?? 0
  const at = new Date(startAt)
  if (now < at.getTime())
    return (
      <>
        It does not start <Time value={at} /> unless you resume it before. Resumed up to an hour late, it
        starts at once; later, you are asked first.
      </>
    )
  return (
    <>
      It was to start <Time value={at} />.{" "}
      {isStartTooLate(at, new Date(now))
        ? "That is more than an hour ago: resume it, and you are asked whether it still starts."
        : "Resume it, and it starts at once; more than an hour late, you are asked first."}
    </>
  )
}
