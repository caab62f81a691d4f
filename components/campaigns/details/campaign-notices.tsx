"use client"

import { useState } from "react"
import { isPaused, isStartMissed } from "#components/campaigns/campaign/campaign-phase.ts"
import { StartDialog } from "#components/campaigns/control/start-dialog.tsx"
import { useCampaignControl } from "#components/campaigns/control/use-campaign-control.ts"
import { Button } from "#components/ui/button.tsx"
import { countOf } from "#components/ui/count-of.ts"
import { describeError } from "#components/ui/describe-error.ts"
import { LinkButton } from "#components/ui/link-button.tsx"
import { Notice } from "#components/ui/notice.tsx"
import { Time } from "#components/ui/time.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { PausedNotice } from "./paused-notice.tsx"
import { recipientsOf } from "./recipient-counts.ts"
import { ZoneDialog } from "./zone-dialog.tsx"

type CampaignNoticesProps = { campaign: CampaignDetails; canWrite: boolean; refreshError: Error | null }

/** Everything about the campaign that a person must know or decide, each with what to do about it. */
export function CampaignNotices({ campaign, canWrite, refreshError }: CampaignNoticesProps) {
  const { laneProblem, counts, isZoneMissing } = campaign
  return (
    <>
      {isStartMissed(campaign) && <MissedStart {...{ campaign, canWrite }} />}
      {isPaused(campaign) && <PausedNotice campaign={campaign} />}
      {laneProblem && (
        <Notice tone="warning" title="Sending stands still">
          {laneProblem}
        </Notice>
      )}
      {counts.unknown > 0 && <Unknown {...{ campaign, canWrite }} />}
      {campaign.status === "scheduled" && campaign.startAt && (
        <Notice tone="info" title="Scheduled">
          It starts <Time value={campaign.startAt} />.
        </Notice>
      )}
      {counts.held > 0 && (campaign.startedAt || isZoneMissing) && <Held {...{ campaign, canWrite }} />}
      {refreshError && (
        <Notice tone="warning" title="These numbers may be old">
          {describeError(refreshError).detail} The page keeps trying.
        </Notice>
      )}
    </>
  )
}

type NoticeProps = Omit<CampaignNoticesProps, "refreshError">

function MissedStart({ campaign, canWrite }: NoticeProps) {
  const [isAsked, setAsked] = useState(false)
  const { start } = useCampaignControl(campaign)
  return (
    <Notice
      tone="warning"
      title="The start was missed"
      action={canWrite && <Button onPress={() => setAsked(true)}>Start now</Button>}
    >
      It was to start {campaign.startAt && <Time value={campaign.startAt} />} and nothing was sent, because
      nobody wants an old message at a wrong time. Start it now, or cancel it.
      <StartDialog
        campaign={campaign}
        recipients={recipientsOf(campaign)}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onConfirm={start}
      />
    </Notice>
  )
}

function Unknown({ campaign, canWrite }: NoticeProps) {
  const { id, counts } = campaign
  return (
    <Notice
      tone="warning"
      title={`${countOf(counts.unknown, "message", "messages")} of unknown fate`}
      action={
        <LinkButton href={`/decisions?campaignId=${id}`}>{canWrite ? "Decide" : "Look at them"}</LinkButton>
      }
    >
      The provider gave no clear answer, so they may or may not have been sent. They are being looked up; what
      stays unclear needs a decision.
    </Notice>
  )
}

function Held({ campaign, canWrite }: NoticeProps) {
  const [isAsked, setAsked] = useState(false)
  const { setZone } = useCampaignControl(campaign)
  const { counts, heldUntil, isZoneMissing } = campaign
  return (
    <Notice
      tone="info"
      title={`${countOf(counts.held, "recipient is", "recipients are")} held`}
      action={canWrite && isZoneMissing && <Button onPress={() => setAsked(true)}>Choose a zone</Button>}
    >
      {heldUntil && (
        <>
          The first can be sent to <Time value={heldUntil} />.{" "}
        </>
      )}
      {isZoneMissing &&
        "The number of some does not tell their time zone: choose one, or they are not sent to."}
      {!heldUntil && !isZoneMissing && "Each of them says why."}
      {isAsked && <ZoneDialog campaign={campaign} onClose={() => setAsked(false)} onSave={setZone} />}
    </Notice>
  )
}
