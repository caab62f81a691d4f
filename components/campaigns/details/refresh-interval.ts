import { isMoving } from "#components/campaigns/campaign/campaign-phase.ts"
import { progressParts } from "#components/campaigns/campaign/progress-parts.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { recipientsOf } from "./recipient-counts.ts"

const sendingMs = 1_000
/** Everything has left, but what became of it is still being told; or the rest is still being called off. */
const closingMs = 2_000
/** Replies, and what colleagues do. */
const settledMs = 10_000

type Shown = Pick<CampaignDetails, "status" | "counts" | "total" | "audience">

/** How long a campaign's page may show what it has before it asks again: the less, the more is about to change. */
export function refreshIntervalMs(campaign: Shown | undefined): number {
  if (!campaign) return settledMs
  if (isMoving(campaign)) return sendingMs
  return isClosing(campaign) ? closingMs : settledMs
}

function isClosing(campaign: Shown): boolean {
  const { status, counts } = campaign
  const { waiting } = progressParts(counts, recipientsOf(campaign))
  return counts.sent > 0 || (status === "cancelled" && waiting > 0)
}
