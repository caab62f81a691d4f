"use client"

import { Card } from "#components/ui/card.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { joinOptOut } from "#lib/channels/port/text-template.ts"
import { Fact } from "../fact.tsx"
import { PhonePreview } from "../phone-preview.tsx"
import { channelNames, lookbackText, sourceNames } from "../words.ts"

/** What was sent, from where, to be answered by whom, and who stands behind it. */
export function MessageFacts({ campaign }: { campaign: CampaignDetails }) {
  const { sender, skill, handoff, text, optOutText, consentAt, cancelledAt } = campaign
  return (
    <div className="grid items-start gap-6 lg:grid-cols-3">
      <Card className="p-4 lg:col-span-2">
        <dl className="grid gap-4 sm:grid-cols-2">
          <Fact term="Message text" className="sm:col-span-2">
            {text || "Each recipient has an own text"}
          </Fact>
          <Fact term="Opt-out text" className="sm:col-span-2">
            {optOutText || "None"}
          </Fact>
          <Fact term="Channel">{channelNames[campaign.channel]}</Fact>
          <Fact term="From number">{sender ? `${sender.address} ${sender.label}`.trim() : "None"}</Fact>
          <Fact term="Skill">{skill?.name ?? "None"}</Fact>
          <Fact term="Lookback">{lookbackText(campaign.lookbackMinutes)}</Fact>
          <Fact term="Source">{sourceNames[campaign.source]}</Fact>
          {handoff && (
            <Fact term="Handoff">
              <TextLink href="/handoffs">{handoff.title}</TextLink> {handoff.id}
            </Fact>
          )}
          <Fact term="Created by">
            {campaign.createdByName}, <Time value={campaign.createdAt} />
          </Fact>
          {consentAt && (
            <Fact term="Consent confirmed">
              <Time value={consentAt} />
            </Fact>
          )}
          {cancelledAt && (
            <Fact term="Cancelled">
              <Time value={cancelledAt} />
            </Fact>
          )}
        </dl>
      </Card>
      <PhonePreview
        from={sender?.address ?? null}
        message={text ? joinOptOut(text, optOutText) : ""}
        caption="As it was written"
      />
    </div>
  )
}
