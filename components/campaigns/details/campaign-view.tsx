"use client"

import { CampaignStatusChip } from "#components/ui/campaign-status-chip.tsx"
import { describeError } from "#components/ui/describe-error.ts"
import { PageHeader } from "#components/ui/page-header.tsx"
import { Tabs } from "#components/ui/tabs.tsx"
import { Time } from "#components/ui/time.tsx"
import type { CampaignDetails } from "#lib/campaigns/campaign-view.ts"
import { Notice } from "../notice.tsx"
import { campaignTitle, sourceNames } from "../words.ts"
import { CampaignActions } from "./campaign-actions.tsx"
import { Conversations } from "./conversations.tsx"
import { MessageFacts } from "./message-facts.tsx"
import { Messages } from "./messages.tsx"
import { Progress } from "./progress.tsx"

type CampaignViewProps = {
  campaign: CampaignDetails
  canWrite: boolean
  canClose: boolean
  /** Set while the newest numbers cannot be fetched. */
  refreshError: Error | null
}

/** What the campaign is doing, what became of each recipient, who answered, and what was sent. */
export function CampaignView({ campaign, canWrite, canClose, refreshError }: CampaignViewProps) {
  const { id, source, createdByName, launchedAt, laneProblem, counts } = campaign
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={campaignTitle(campaign)}
        breadcrumbs={[{ label: "Campaigns", href: "/campaigns" }]}
        badge={<CampaignStatusChip status={campaign.status} />}
        description={
          <>
            Launched {launchedAt && <Time value={launchedAt} />} by {createdByName}, {sourceNames[source]}
          </>
        }
        actions={<CampaignActions campaign={campaign} canWrite={canWrite} />}
      />
      {laneProblem && (
        <Notice tone="warning" title="Sending stands still">
          {laneProblem}
        </Notice>
      )}
      {refreshError && (
        <Notice tone="warning" title="These numbers may be old">
          {describeError(refreshError).detail} The page keeps trying.
        </Notice>
      )}
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
            content: <Conversations campaignId={id} canClose={canClose} />,
          },
          { id: "message", label: "Message", content: <MessageFacts campaign={campaign} /> },
        ]}
      />
    </div>
  )
}
