import type { CampaignStage } from "#prisma/generated/enums.ts"
import type { StatusCounts } from "./status-counts.ts"

/** The one word for a campaign's state, the same in list, details, export and API (DESIGN.md, "Status"). */
export const campaignStatuses = [
  "draft",
  "scheduled",
  "queued",
  "in_progress",
  "paused",
  "needs_decision",
  "completed",
  "cancelled",
  "failed",
] as const

export type CampaignStatus = (typeof campaignStatuses)[number]

export type CampaignLifecycle = {
  stage: CampaignStage
  expandedAt: Date | null
  startedAt: Date | null
  startMissedAt: Date | null
  pausedAt: Date | null
}

/**
 * Derived from what people decided and from the ledger's counts, never asserted: a campaign is queued while nothing of it
 * has left, in progress from then on, completed when no row waits or is still to be written, and failed when nothing of
 * it went out. It is paused before its start too, which then does not come. A person decides about a start that was
 * missed, and about unknown messages once nothing else waits.
 */
export function campaignStatus(campaign: CampaignLifecycle, counts: StatusCounts): CampaignStatus {
  if (campaign.stage === "draft") return "draft"
  const waiting = counts.pending + counts.held
  if (campaign.stage === "cancelled") return "cancelled"
  if (campaign.pausedAt && (waiting > 0 || !campaign.expandedAt || !campaign.startedAt)) return "paused"
  if (!campaign.startedAt) return campaign.startMissedAt ? "needs_decision" : "scheduled"
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  if (waiting === total && (total > 0 || !campaign.expandedAt)) return "queued"
  if (waiting > 0 || !campaign.expandedAt) return "in_progress"
  if (counts.unknown > 0) return "needs_decision"
  const reached = counts.sent + counts.delivered + counts.read + counts.responded
  return reached === 0 && counts.failed > 0 ? "failed" : "completed"
}
