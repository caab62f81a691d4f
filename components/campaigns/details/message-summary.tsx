"use client"

import dynamic from "next/dynamic"
import { sourceNames } from "#components/campaigns/campaign/campaign-texts.ts"
import { channelNames, lookbackText } from "#components/messages/message-texts.ts"
import { senderName, senderText } from "#components/messages/sender-texts.ts"
import { SmsPhone } from "#components/messages/sms/sms-phone.tsx"
import { Card } from "#components/ui/card.tsx"
import { Definition } from "#components/ui/definition.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

const TemplatePhone = dynamic(() =>
  import("#components/messages/whatsapp/template-phone.tsx").then((module) => module.TemplatePhone),
)

/** What was sent, from where, to be answered by whom, and who stands behind it. */
export function MessageSummary({ campaign }: { campaign: CampaignDetails }) {
  const { sender, skill, handoff, template, text, optOutText, consentAt, cancelledAt } = campaign
  return (
    <div className="grid items-start gap-6 lg:grid-cols-3">
      <Card className="p-4 lg:col-span-2">
        <dl className="grid gap-4 sm:grid-cols-2">
          <Definition term="Message text" className="sm:col-span-2">
            {text || "Each recipient has an own text"}
          </Definition>
          {template ? (
            <Definition term="Template" className="sm:col-span-2">
              <TextLink href={`/templates/${template.id}`}>{template.title}</TextLink>
            </Definition>
          ) : (
            <Definition term="Opt-out text" className="sm:col-span-2">
              {optOutText || "None"}
            </Definition>
          )}
          <Definition term="Channel">{channelNames[campaign.channel]}</Definition>
          <Definition term="From number">{sender ? senderText(sender) : "None"}</Definition>
          <Definition term="Skill">{skill?.name ?? "None"}</Definition>
          <Definition term="Lookback">{lookbackText(campaign.lookbackMinutes)}</Definition>
          <Definition term="Source">{sourceNames[campaign.source]}</Definition>
          {handoff && (
            <Definition term="Handoff">
              <TextLink href="/handoffs">{handoff.title}</TextLink> {handoff.id}
            </Definition>
          )}
          <Definition term="Created by">
            {campaign.createdByName}, <Time value={campaign.createdAt} />
          </Definition>
          {consentAt && (
            <Definition term="Consent confirmed">
              <Time value={consentAt} />
            </Definition>
          )}
          {cancelledAt && (
            <Definition term="Cancelled">
              <Time value={cancelledAt} />
            </Definition>
          )}
        </dl>
      </Card>
      <PhoneAsWritten campaign={campaign} />
    </div>
  )
}

function PhoneAsWritten({ campaign }: { campaign: CampaignDetails }) {
  const { sender, template, text, optOutText } = campaign
  const phone = { from: sender && senderName(sender), caption: "As it was written" }
  if (template) return <TemplatePhone {...phone} template={template} />
  return <SmsPhone {...phone} text={text} optOutText={optOutText} />
}
