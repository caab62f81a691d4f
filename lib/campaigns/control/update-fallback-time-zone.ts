import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { campaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { reconsiderWaiting } from "#lib/ledger/held/reconsider-waiting.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { timeZoneName } from "#lib/platform/time-zone.ts"
import { changeRules } from "#lib/sending-rules/change-rules.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { requireRunning } from "./require-running.ts"

/**
 * Says which zone counts for recipients of a launched campaign whose number tells none; null leaves it to the account.
 * Those who wait for it, or would leave by another one, are looked at again at once. Throws InvalidInputError for a zone
 * that does not exist, ConflictError when nothing is left to send, NotFoundError.
 */
export const updateFallbackTimeZone = defineVerb({
  permission: "campaigns:write",
  input: campaignInput.extend({ fallbackTimeZone: timeZoneName.nullable() }),
  output: campaignDetails,
  async run(ctx, { campaignId, fallbackTimeZone }) {
    const change = { campaignId, fallbackTimeZone }
    await changeRules(ctx, (tx) => updateZone(tx, ctx, change))
    await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return getCampaign(ctx, { campaignId })
  },
})

/** The release takes up what is held and due, and works out its window with the new zone: nothing leaves by the old one. */
async function updateZone(
  tx: Transaction,
  ctx: Ctx,
  { campaignId, fallbackTimeZone }: { campaignId: string; fallbackTimeZone: string | null },
): Promise<void> {
  const campaign = await requireCampaign(ctx, campaignId, tx)
  await requireRunning(tx, campaign)
  if (campaign.fallbackTimeZone === fallbackTimeZone) return
  await tx.campaign.updateMany({
    where: { id: campaign.id, accountId: ctx.accountId, stage: "launched" },
    data: { fallbackTimeZone },
  })
  const recipients = await reconsiderWaiting(tx, ctx, Prisma.sql`campaign_id = ${campaign.id} AND place = ''`)
  await audit(tx, ctx, "campaign.set_fallback_zone", campaign.id, { fallbackTimeZone, recipients })
}
