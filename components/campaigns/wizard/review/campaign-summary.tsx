"use client"

import { useQuery } from "@tanstack/react-query"
import { campaignDetails } from "#components/campaigns/campaign/campaign-queries.ts"
import type { Wizard } from "#components/campaigns/wizard/draft/use-wizard.ts"
import { channelNames, lookbackText } from "#components/messages/message-texts.ts"
import { senderText } from "#components/messages/sender-texts.ts"
import { Definition } from "#components/ui/definition.tsx"
import { Notice } from "#components/ui/notice.tsx"
import type { Review } from "#lib/campaigns/review/review-view.ts"

/** The campaign as it stands on the server. */
export function CampaignSummary({ review, wizard }: { review: Review; wizard: Wizard }) {
  const { data: campaign = wizard.campaign } = useQuery(campaignDetails(wizard.campaign.id))
  const { sender, skill } = campaign
  return (
    <div className="flex flex-col gap-4 p-4">
      {review.encodingWarning && <Notice tone="warning" title={review.encodingWarning} />}
      <dl className="grid gap-4 sm:grid-cols-3">
        <Definition term="Channel">{channelNames[campaign.channel]}</Definition>
        <Definition term="From number">{sender ? senderText(sender) : "Not chosen"}</Definition>
        <Definition term="Route to skill">{skill?.name ?? "Not chosen"}</Definition>
        <Definition term="Lookback">{lookbackText(campaign.lookbackMinutes)}</Definition>
        <Definition term="Message" className="sm:col-span-3">
          {campaign.text || "Not written"}
        </Definition>
        <Definition term="Opt-out text">{campaign.optOutText || "Missing"}</Definition>
      </dl>
    </div>
  )
}
