import { requirePermission } from "#lib/access/permissions.ts"
import { getAudience } from "#lib/campaigns/audience/get-audience.ts"
import { toDraft } from "#lib/campaigns/draft/to-draft.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import { campaignStatus } from "./campaign-status.ts"
import type { CampaignDetails } from "./campaign-view.ts"
import { readHolds } from "./read-holds.ts"
import { readPace } from "./read-pace.ts"
import { readTallies } from "./read-tallies.ts"
import { emptyCounts } from "./status-counts.ts"

/** Everything a campaign's page shows, live while it runs: its cost does not grow with the ledger. Throws NotFoundError. */
export async function getCampaign(ctx: Ctx, input: { campaignId: string }): Promise<CampaignDetails> {
  requirePermission(ctx, "campaigns:read")
  const campaign = await findCampaign(ctx, input.campaignId)
  const [tallies, audience, relations, pace] = await Promise.all([
    readTallies(ctx.db, [campaign.id]),
    getAudience(ctx, { campaignId: campaign.id }),
    readRelations(ctx, campaign),
    readPace(ctx, campaign),
  ])
  const { total, byStatus, segments } = tallies.get(campaign.id) ?? emptyTally()
  const holds = byStatus.held > 0 ? await readHolds(ctx, campaign) : { heldUntil: null, isZoneMissing: false }
  return {
    ...toDraft(campaign),
    status: campaignStatus(campaign, byStatus),
    counts: byStatus,
    ...{ total, segments, audience, ...relations, ...pace, ...holds },
    source: campaign.source,
    createdByName: campaign.createdByName,
    createdAt: campaign.createdAt.toISOString(),
    startedAt: campaign.startedAt?.toISOString() ?? null,
    startMissedAt: campaign.startMissedAt?.toISOString() ?? null,
    launchedAt: campaign.launchedAt?.toISOString() ?? null,
    consentAt: campaign.consentAt?.toISOString() ?? null,
    pausedAt: campaign.pausedAt?.toISOString() ?? null,
    cancelledAt: campaign.cancelledAt?.toISOString() ?? null,
  }
}

const emptyTally = () => ({ total: 0, byStatus: emptyCounts(), segments: 0 })

async function readRelations(ctx: Ctx, { senderId, skillId, handoffId, resendOfId }: Campaign) {
  const { accountId } = ctx
  const [sender, skill, handoff, resendOf] = await Promise.all([
    senderId
      ? ctx.db.sender.findFirst({
          where: { id: senderId, accountId },
          select: { id: true, address: true, label: true },
        })
      : null,
    skillId
      ? ctx.db.skill.findFirst({ where: { id: skillId, accountId }, select: { id: true, name: true } })
      : null,
    handoffId
      ? ctx.db.handoff.findFirst({ where: { id: handoffId, accountId }, select: { id: true, title: true } })
      : null,
    resendOfId
      ? ctx.db.campaign.findFirst({ where: { id: resendOfId, accountId }, select: { id: true, name: true } })
      : null,
  ])
  return { sender, skill, handoff, resendOf }
}
