import { requirePermission } from "#lib/accounts/permissions.ts"
import type { CampaignSummary } from "#lib/campaigns/campaign-view.ts"
import { type RecipientStatus, recipientStatus } from "#lib/messages/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { emptyCounts, type StatusCounts } from "./read-tallies.ts"

/**
 * The account's numbers over all launched campaigns (wire contract 4.5 and 9.2), from the tallies. Sent counts what the
 * gateway accepted, delivered what reached the consumer, each with what came after; opt-outs are consumers who said STOP.
 */
export async function summarizeCampaigns(ctx: Ctx): Promise<CampaignSummary> {
  requirePermission(ctx, "campaigns:read")
  const [campaigns, counts, optOuts] = await Promise.all([
    ctx.db.campaign.count({ where: { accountId: ctx.accountId, stage: { not: "draft" } } }),
    countAll(ctx),
    ctx.db.suppression.count({
      where: { accountId: ctx.accountId, reason: { in: ["consumer_stop", "provider_opt_out"] } },
    }),
  ])
  const sum = (...statuses: RecipientStatus[]) =>
    statuses.reduce((total, status) => total + counts[status], 0)
  const delivered = sum("delivered", "read", "responded")
  const sent = sum("sent") + delivered
  const { responded, failed, skipped } = counts
  const attempted = sent + sum("failed", "skipped", "unknown")
  const rates = { successRate: ratio(delivered, sent), responseRate: ratio(responded, delivered) }
  return { campaigns, attempted, sent, delivered, responded, failed, skipped, optOuts, ...rates }
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole)

async function countAll(ctx: Ctx): Promise<StatusCounts> {
  const groups = await ctx.db.campaignTally.groupBy({
    by: ["state", "responded"],
    where: { campaign: { accountId: ctx.accountId } },
    _sum: { count: true },
  })
  const counts = emptyCounts()
  for (const { state, responded, _sum } of groups)
    counts[recipientStatus(state, responded)] += _sum.count ?? 0
  return counts
}
