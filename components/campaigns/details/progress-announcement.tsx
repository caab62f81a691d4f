"use client"

import { campaignStatusLabel } from "#components/campaigns/campaign/campaign-status-chip.tsx"
import { formatNumber } from "#components/ui/number.tsx"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"

type ProgressAnnouncementProps = { campaign: CampaignDetails; settled: number; total: number }

/** Tells screen readers of each quarter and of each change of status, not of every message. */
export function ProgressAnnouncement({ campaign, settled, total }: ProgressAnnouncementProps) {
  const quarter = total > 0 ? Math.floor((settled / total) * 4) * 25 : 0
  return (
    <p className="sr-only" aria-live="polite">
      {campaignStatusLabel(campaign.status)}: {quarter}% of {formatNumber(total)} recipients done
    </p>
  )
}
