import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { type CampaignWithLegs, requireCampaign } from "./require-campaign.ts"

/**
 * The draft, locked until the transaction ends: two changes of one draft come one after the other. Throws NotFoundError
 * for another account's, ConflictError once it is launched.
 */
export async function lockDraft(tx: Transaction, ctx: Ctx, campaignId: string): Promise<CampaignWithLegs> {
  const { id } = await requireCampaign(ctx, campaignId, tx)
  await tx.$queryRaw`SELECT FROM campaign WHERE id = ${id} FOR NO KEY UPDATE`
  return refuseLaunched(await requireCampaign(ctx, id, tx))
}

/** The same question without a lock, for the start of long work. */
export async function requireDraft(ctx: Ctx, campaignId: string): Promise<CampaignWithLegs> {
  return refuseLaunched(await requireCampaign(ctx, campaignId))
}

function refuseLaunched(campaign: CampaignWithLegs): CampaignWithLegs {
  if (campaign.stage !== "draft")
    throw new ConflictError("The campaign was launched already, so it cannot be changed any more")
  return campaign
}
