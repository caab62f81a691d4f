import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import { requireRunning } from "./require-running.ts"

/**
 * Pauses a campaign that was launched: claims pass it by, and what was claimed waits again; one that is scheduled does
 * not start. What was handed to the provider goes its way. Twice is once. Throws ConflictError for a draft and for a
 * campaign with nothing left to send, NotFoundError.
 */
export async function pauseCampaign(ctx: Ctx, input: { campaignId: string }): Promise<CampaignDetails> {
  requirePermission(ctx, "campaigns:write")
  await retryDeadlock(() => ctx.db.$transaction((tx) => pause(tx, ctx, input.campaignId), longTransaction))
  return getCampaign(ctx, input)
}

/** A claim whose messages are taken back here hands none of them over: `submitMessages` finds its token gone. A lifted lane has none. */
async function pause(tx: Transaction, ctx: Ctx, campaignId: string): Promise<void> {
  const campaign = await findCampaign(ctx, campaignId, tx)
  await requireRunning(tx, campaign)
  const { count } = await tx.campaign.updateMany({
    where: { id: campaign.id, accountId: ctx.accountId, stage: "launched", pausedAt: null },
    data: { pausedAt: ctx.clock.now() },
  })
  if (count === 0) return
  const givenBack = await tx.$executeRaw`
    UPDATE message SET state = 'pending', claim_token = NULL, lease_until = NULL, attempts = attempts - 1
    WHERE ${ofCampaign(campaign)}
      AND id IN (SELECT id FROM message WHERE ${ofCampaign(campaign)} AND state = 'claimed' ORDER BY id FOR UPDATE)`
  await audit(tx, ctx, "campaign.pause", campaign.id, { givenBack })
}
