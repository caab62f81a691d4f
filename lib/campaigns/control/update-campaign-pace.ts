import type { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { campaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { type CampaignWithLegs, campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { horizonSeconds } from "#lib/lanes/claim-statement.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { senderRate } from "#lib/senders/sender-fields.ts"
import { wakeLane } from "#lib/senders/wake-lane.ts"
import { requireRunning } from "./require-running.ts"

/**
 * Gives a launched campaign a pace of its own below that of its sender, or takes it away; the next claim keeps to it.
 * Throws InvalidInputError at or above the sender's pace, ConflictError when nothing is left to send, NotFoundError.
 */
export const updateCampaignPace = defineVerb({
  permission: "campaigns:write",
  input: campaignInput.extend({
    /** Segments a second; null: as fast as the sender. */
    ratePerSecond: senderRate.nullable(),
  }),
  output: campaignDetails,
  async run(ctx, { campaignId, ratePerSecond }) {
    const campaign = await requireCampaign(ctx, campaignId)
    await ctx.db.$transaction((tx) => updatePace(tx, ctx, campaign, ratePerSecond))
    const [{ senderId }] = campaign.legs
    if (senderId) await wakeLane(ctx, senderId)
    return getCampaign(ctx, { campaignId })
  },
})

async function updatePace(
  tx: Transaction,
  ctx: Ctx,
  campaign: CampaignWithLegs,
  ratePerSecond: number | null,
): Promise<void> {
  await requireRunning(tx, campaign)
  const count =
    ratePerSecond === null
      ? await tx.$executeRaw`DELETE FROM campaign_pace WHERE campaign_id = ${campaign.id}`
      : await storePace(tx, campaign, ratePerSecond)
  if (count > 0) await audit(tx, ctx, "campaign.set_pace", campaign.id, { ratePerSecond })
}

/**
 * The clock that a slow pace moved far ahead comes back to the next slot of the new one. Claims look ahead, so it may stand
 * that far in the future and still be kept.
 */
async function storePace(
  tx: Transaction,
  campaign: CampaignWithLegs,
  ratePerSecond: number,
): Promise<number> {
  await refuseFaster(tx, campaign, ratePerSecond)
  return tx.$executeRaw`
    INSERT INTO campaign_pace AS pace (campaign_id, rate_per_second, next_slot_at)
    VALUES (${campaign.id}, ${ratePerSecond}::float8, clock_timestamp())
    ON CONFLICT (campaign_id) DO UPDATE SET rate_per_second = excluded.rate_per_second,
      next_slot_at = least(pace.next_slot_at,
        clock_timestamp() + make_interval(secs => ${horizonSeconds}::float8 + 1 / excluded.rate_per_second))
    WHERE pace.rate_per_second <> excluded.rate_per_second`
}

async function refuseFaster(
  tx: Transaction,
  { legs: [{ senderId }] }: CampaignWithLegs,
  ratePerSecond: number,
): Promise<void> {
  const lane = senderId && (await tx.lane.findUnique({ where: { id: senderId } }))
  if (!lane || ratePerSecond < lane.ratePerSecond) return
  const message = `The sender's pace is ${lane.ratePerSecond} segments a second: choose less, or raise the sender's under Settings, Channels`
  throw new InvalidInputError(message, [{ path: "ratePerSecond", message }])
}

export type UpdateCampaignPaceInput = z.input<typeof updateCampaignPace.input>
