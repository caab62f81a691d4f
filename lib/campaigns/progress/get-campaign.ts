import { defineVerb } from "#lib/access/verb.ts"
import { findAudience } from "#lib/campaigns/audience/find-audience.ts"
import { toDraft } from "#lib/campaigns/draft/to-draft.ts"
import { type CampaignWithLegs, campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { usedTemplateOf } from "#lib/channels/whatsapp/template-content.ts"
import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { waitReasons } from "#lib/windows/next-opening.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import { campaignStatus } from "./campaign-status.ts"
import { type CampaignDetails, campaignDetails } from "./campaign-view.ts"
import { getPace } from "./get-pace.ts"
import { getTallies } from "./get-tallies.ts"
import { emptyCounts } from "./status-counts.ts"

/** Everything a campaign's page shows, live while it runs: its cost does not grow with the ledger. Throws NotFoundError. */
export const getCampaign = defineVerb({
  permission: "campaigns:read",
  input: campaignInput,
  output: campaignDetails,
  async run(ctx, { campaignId }) {
    const campaign = await requireCampaign(ctx, campaignId)
    const [tallies, audience, relations, pace] = await Promise.all([
      getTallies(ctx.db, [campaign.id]),
      findAudience(ctx, { campaignId: campaign.id }),
      getRelations(ctx, campaign),
      getPace(ctx, campaign),
    ])
    const { total, byStatus, segments } = tallies.get(campaign.id) ?? emptyTally()
    const holds =
      byStatus.held > 0 ? await getHolds(ctx, campaign) : { heldUntil: null, isZoneMissing: false }
    return {
      ...toDraft(campaign),
      template: usedTemplateOf(campaign.legs[0].content),
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
  },
})

const emptyTally = () => ({ total: 0, byStatus: emptyCounts(), segments: 0 })

async function getRelations(ctx: Ctx, { legs, skillId, handoffId, resendOfId }: CampaignWithLegs) {
  const [{ senderId }] = legs
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

type Holds = Pick<CampaignDetails, "heldUntil" | "isZoneMissing">

/** Until when the first held recipients of a campaign wait, and whether some wait for a person to tell their zone. */
async function getHolds(ctx: Ctx, campaign: Campaign): Promise<Holds> {
  const held = Prisma.sql`${ofCampaign(campaign)} AND account_id = ${ctx.accountId} AND state = 'held'`
  const [row] = await ctx.db.$queryRaw<[{ heldUntil: Date | null; isZoneMissing: boolean }]>`
    SELECT (SELECT min(first.due_at) FROM unnest(${[...waitReasons]}::text[]) AS wait(reason) CROSS JOIN LATERAL (
        SELECT due_at FROM message WHERE ${held} AND message.reason = wait.reason ORDER BY due_at LIMIT 1
      ) first) AS "heldUntil",
      EXISTS (SELECT FROM message WHERE ${held} AND reason = 'zone_unknown') AS "isZoneMissing"`
  return { heldUntil: row.heldUntil?.toISOString() ?? null, isZoneMissing: row.isZoneMissing }
}
