"use client"

import { useQuery } from "@tanstack/react-query"
import { campaignDetails } from "#components/campaigns/campaign-queries.ts"
import { Fact } from "#components/campaigns/fact.tsx"
import { Notice } from "#components/campaigns/notice.tsx"
import type { Wizard } from "#components/campaigns/wizard/use-wizard.ts"
import { channelNames, lookbackText } from "#components/campaigns/words.ts"
import type { Review } from "#lib/campaigns/review/review-view.ts"

/** The campaign in facts, as it stands on the server. */
export function CampaignSummary({ review, wizard }: { review: Review; wizard: Wizard }) {
  const { data: campaign = wizard.campaign } = useQuery(campaignDetails(wizard.campaign.id))
  const { sender, skill } = campaign
  return (
    <div className="flex flex-col gap-4 p-4">
      {review.encodingWarning && <Notice tone="warning" title={review.encodingWarning} />}
      <dl className="grid gap-4 sm:grid-cols-3">
        <Fact term="Channel">{channelNames[campaign.channel]}</Fact>
        <Fact term="From number">{sender ? `${sender.address} ${sender.label}`.trim() : "Not chosen"}</Fact>
        <Fact term="Route to skill">{skill?.name ?? "Not chosen"}</Fact>
        <Fact term="Lookback">{lookbackText(campaign.lookbackMinutes)}</Fact>
        <Fact term="Message" className="sm:col-span-3">
          {campaign.text || "Not written"}
        </Fact>
        <Fact term="Opt-out text">{campaign.optOutText || "Missing"}</Fact>
      </dl>
    </div>
  )
}
