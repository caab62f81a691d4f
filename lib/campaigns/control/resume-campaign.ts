import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { startOrAsk } from "#lib/campaigns/launch/start-or-ask.ts"
import { campaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { type CampaignWithLegs, campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { wakeLane } from "#lib/senders/wake-lane.ts"
import { lockRules } from "#lib/windows/lock-rules.ts"
import { requireRunning } from "./require-running.ts"

/**
 * Lets a paused campaign go on where it stopped: every message that had not left goes once, in its window. One that was
 * paused before its start starts at its time; when that has passed, now, or by a person's decision after more than an
 * hour. Twice is once. Throws ConflictError when it was cancelled or is over, NotFoundError.
 */
export const resumeCampaign = defineVerb({
  permission: "campaigns:write",
  input: campaignInput,
  output: campaignDetails,
  async run(ctx, { campaignId }) {
    const resumed = await ctx.db.$transaction((tx) => resume(tx, ctx, campaignId))
    const senderId = resumed?.legs[0].senderId
    if (senderId) await wakeLane(ctx, senderId)
    if (resumed?.startedAt === null) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return getCampaign(ctx, { campaignId })
  },
})

/** The campaign as it was, for the one call that resumes it. */
async function resume(tx: Transaction, ctx: Ctx, campaignId: string): Promise<CampaignWithLegs | null> {
  await lockRules(tx, ctx.accountId)
  const campaign = await requireCampaign(ctx, campaignId, tx)
  await requireRunning(tx, campaign)
  const { count } = await tx.campaign.updateMany({
    where: { id: campaign.id, accountId: ctx.accountId, stage: "launched", pausedAt: { not: null } },
    data: { pausedAt: null },
  })
  if (count === 0) return null
  await audit(tx, ctx, "campaign.resume", campaign.id)
  await startOrAsk(tx, ctx, [campaign.id])
  return campaign
}
