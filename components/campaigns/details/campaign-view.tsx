"use client"

import { CampaignStatusChip } from "#components/campaigns/campaign/campaign-status-chip.tsx"
import { campaignTitle, sourceNames } from "#components/campaigns/campaign/campaign-texts.ts"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Tabs } from "#components/ui/tabs.tsx"
import { TextLink } from "#components/ui/text-link.tsx"
import { Time } from "#components/ui/time.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { CampaignActions } from "./campaign-actions.tsx"
import { CampaignConversations } from "./campaign-conversations.tsx"
import { CampaignNotices } from "./campaign-notices.tsx"
import { MessageSummary } from "./message-summary.tsx"
import { Messages } from "./messages.tsx"
import { Progress } from "./progress.tsx"
import { ScheduleSummary } from "./schedule-summary.tsx"

type CampaignViewProps = {
  campaign: CampaignDetails
  canWrite: boolean
  canClose: boolean
  /** Set while the newest numbers cannot be fetched. */
  refreshError: Error | null
}

/** What the campaign is doing, what became of each recipient, who answered, and what was sent. */
export function CampaignView({ campaign, canWrite, canClose, refreshError }: CampaignViewProps) {
  const { id, source, createdByName, launchedAt, counts, resendOf } = campaign
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={campaignTitle(campaign)}
        breadcrumbs={[{ label: "Campaigns", href: "/campaigns" }]}
        badge={<CampaignStatusChip status={campaign.status} />}
        description={
          <>
            Launched {launchedAt && <Time value={launchedAt} />} by {createdByName}, {sourceNames[source]}
            {resendOf && (
              <>
                , again to whom{" "}
                <TextLink href={`/campaigns/${resendOf.id}`} className="underline">
                  {campaignTitle(resendOf)}
                </TextLink>{" "}
                failed to reach
              </>
            )}
          </>
        }
        actions={<CampaignActions campaign={campaign} canWrite={canWrite} />}
      />
      <CampaignNotices campaign={campaign} canWrite={canWrite} refreshError={refreshError} />
      <Progress campaign={campaign} />
      <Tabs
        label="About this campaign"
        items={[
          {
            id: "recipients",
            label: "Recipients",
            content: <Messages campaign={campaign} />,
          },
          {
            id: "conversations",
            label: "Conversations",
            count: counts.responded || undefined,
            content: <CampaignConversations campaignId={id} canClose={canClose} />,
          },
          { id: "schedule", label: "Schedule", content: <ScheduleSummary campaign={campaign} /> },
          { id: "message", label: "Message", content: <MessageSummary campaign={campaign} /> },
        ]}
      />
    </div>
  )
}
