import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { campaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { giveBackClaimed } from "#lib/ledger/sending/give-back.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { requireRunning } from "./require-running.ts"

/**
 * Pauses a campaign that was launched: claims pass it by, and what was claimed waits again; one that is scheduled does
 * not start. What was handed to the provider goes its way. Twice is once. Throws ConflictError for a draft and for a
 * campaign with nothing left to send, NotFoundError.
 */
export const pauseCampaign = defineVerb({
  permission: "campaigns:write",
  input: campaignInput,
  output: campaignDetails,
  async run(ctx, { campaignId }) {
    await retryDeadlock(() => ctx.db.$transaction((tx) => pause(tx, ctx, campaignId), longTransaction))
    return getCampaign(ctx, { campaignId })
  },
})

/** A lane whose pace is lifted has nothing to give back: what it claims is handed over already. */
async function pause(tx: Transaction, ctx: Ctx, campaignId: string): Promise<void> {
  const campaign = await requireCampaign(ctx, campaignId, tx)
  await requireRunning(tx, campaign)
  const { count } = await tx.campaign.updateMany({
    where: { id: campaign.id, accountId: ctx.accountId, stage: "launched", pausedAt: null },
    data: { pausedAt: ctx.clock.now() },
  })
  if (count === 0) return
  const givenBack = await giveBackClaimed(tx, campaign)
  await audit(tx, ctx, "campaign.pause", campaign.id, { givenBack })
}
