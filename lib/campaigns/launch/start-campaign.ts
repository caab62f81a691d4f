import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { campaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { countAccepted } from "#lib/campaigns/quota/count-accepted.ts"
import { returnDailyQuota } from "#lib/campaigns/quota/daily-quota.ts"
import { takeDailyQuota } from "#lib/campaigns/quota/take-daily-quota.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { makeHeldDue } from "#lib/ledger/held/make-due.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { lockRules } from "#lib/windows/lock-rules.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/**
 * A person's decision to start a scheduled campaign now: because its start was missed, or before its time; a pause ends
 * with it. The schedule becomes this moment, and its recipients count for today's allowance. Twice is once. Throws
 * ConflictError for a draft, a cancelled campaign and one whose end has passed; RateLimitedError, NotFoundError.
 */
export const startCampaign = defineVerb({
  permission: "campaigns:write",
  input: campaignInput,
  output: campaignDetails,
  async run(ctx, { campaignId }) {
    const isStarted = await ctx.db.$transaction((tx) => start(tx, ctx, campaignId), longTransaction)
    if (isStarted) await ctx.jobs.enqueue({ name: "release-held", payload: {} })
    return getCampaign(ctx, { campaignId })
  },
})

/**
 * True for the one call that starts it. Every held row is due, also one that waits for a window: which window comes first
 * hangs on the start. The release asks the calendar anew for all of them.
 */
async function start(tx: Transaction, ctx: Ctx, campaignId: string): Promise<boolean> {
  await lockRules(tx, ctx.accountId)
  const campaign = await requireCampaign(ctx, campaignId, tx)
  const now = ctx.clock.now()
  refuseUnstartable(campaign, now)
  const { count } = await tx.campaign.updateMany({
    where: { id: campaign.id, accountId: ctx.accountId, stage: "launched", startedAt: null },
    data: { startedAt: now, startAt: now, pausedAt: null },
  })
  if (count === 0) return false
  await moveQuota(tx, ctx, campaign, now)
  await makeHeldDue(tx, campaign, now)
  const scheduledFor = campaign.startAt?.toISOString() ?? null
  await audit(tx, ctx, "campaign.start", campaign.id, {
    scheduledFor,
    missed: campaign.startMissedAt !== null,
    paused: campaign.pausedAt !== null,
  })
  return true
}

function refuseUnstartable(campaign: Campaign, now: Date): void {
  if (campaign.stage === "draft") throw new ConflictError("The campaign is a draft: launch it instead")
  if (campaign.stage === "cancelled") throw new ConflictError("The campaign was cancelled: clone it instead")
  if (campaign.startedAt === null && campaign.endsAt && campaign.endsAt <= now)
    throw new ConflictError("The end of the campaign has passed, so nothing could be sent: cancel it")
}

/** From the day it was scheduled for to today. */
async function moveQuota(tx: Transaction, ctx: Ctx, campaign: Campaign, now: Date): Promise<void> {
  const { accountId, channel, startAt } = campaign
  const messages = await countAccepted(tx, campaign)
  await returnDailyQuota(tx, { accountId, channel, messages, at: startAt ?? now })
  await takeDailyQuota(tx, ctx, { channel, messages, at: now })
}
