import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import type { CampaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { timeZoneName } from "#lib/platform/time-zone.ts"
import { changeRules, reconsiderWaiting } from "#lib/windows/reconsider-waiting.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { requireRunning } from "./require-running.ts"

export const setFallbackTimeZoneInput = z.object({ fallbackTimeZone: timeZoneName.nullable() })

export type SetFallbackTimeZoneInput = z.input<typeof setFallbackTimeZoneInput> & { campaignId: string }

/**
 * Says which zone counts for recipients of a launched campaign whose number tells none; null leaves it to the account.
 * Those who wait for it, or would leave by another one, are looked at again at once. Throws InvalidInputError for a zone
 * that does not exist, ConflictError when nothing is left to send, NotFoundError.
 */
export async function setFallbackTimeZone(
  ctx: Ctx,
  input: SetFallbackTimeZoneInput,
): Promise<CampaignDetails> {
  requirePermission(ctx, "campaigns:write")
  const { fallbackTimeZone } = setFallbackTimeZoneInput.parse(input)
  const { campaignId } = input
  const change = { campaignId, fallbackTimeZone }
  await changeRules(ctx, (tx) => setZone(tx, ctx, change))
  await ctx.jobs.enqueue({ name: "release-held", payload: {} })
  return getCampaign(ctx, input)
}

/** The release takes up what is held and due, and works out its window with the new zone: nothing leaves by the old one. */
async function setZone(
  tx: Transaction,
  ctx: Ctx,
  { campaignId, fallbackTimeZone }: z.output<typeof setFallbackTimeZoneInput> & { campaignId: string },
): Promise<void> {
  const campaign = await findCampaign(ctx, campaignId, tx)
  await requireRunning(tx, campaign)
  if (campaign.fallbackTimeZone === fallbackTimeZone) return
  await tx.campaign.updateMany({
    where: { id: campaign.id, accountId: ctx.accountId, stage: "launched" },
    data: { fallbackTimeZone },
  })
  const recipients = await reconsiderWaiting(tx, ctx, Prisma.sql`campaign_id = ${campaign.id} AND place = ''`)
  await audit(tx, ctx, "campaign.set_fallback_zone", campaign.id, { fallbackTimeZone, recipients })
}
