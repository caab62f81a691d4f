import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { campaignStatus } from "#lib/campaigns/progress/campaign-status.ts"
import { campaignDetails } from "#lib/campaigns/progress/campaign-view.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { emptyCounts } from "#lib/campaigns/progress/status-counts.ts"
import { countAccepted } from "#lib/campaigns/quota/count-accepted.ts"
import { returnDailyQuota } from "#lib/campaigns/quota/daily-quota.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { startOf } from "#lib/campaigns/schedule/schedule-rules.ts"
import { cancelMessages } from "#lib/ledger/ends/cancel-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { retryDeadlock } from "#lib/platform/retry-deadlock.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/**
 * Stops a campaign: nothing that was not handed to the provider yet is sent (wire contract 9.2); what was, cannot be
 * recalled. Twice is once. Throws ConflictError for a draft and for a campaign with nothing left to stop, NotFoundError.
 */
export const cancelCampaign = defineVerb({
  permission: "campaigns:write",
  input: campaignInput,
  output: campaignDetails,
  async run(ctx, { campaignId }) {
    await retryDeadlock(() => ctx.db.$transaction((tx) => cancel(tx, ctx, campaignId), longTransaction))
    return getCampaign(ctx, { campaignId })
  },
})

/**
 * The change of stage waits for a chunk of messages that is being written, and the next chunk sees it: rows written
 * before are cancelled here, rows written after are born cancelled. A lane may be handing over some of the same messages
 * in another order; then one of the two is undone and comes again.
 */
async function cancel(tx: Transaction, ctx: Ctx, campaignId: string): Promise<void> {
  const campaign = await requireCampaign(ctx, campaignId, tx)
  await refuseUnstoppable(tx, campaign)
  const now = ctx.clock.now()
  const [cancelled] = await tx.campaign.updateManyAndReturn({
    where: { id: campaign.id, accountId: ctx.accountId, stage: "launched" },
    data: { stage: "cancelled", cancelledAt: now },
  })
  if (!cancelled) return
  const messages = await cancelMessages(tx, cancelled, now)
  await returnUnsent(tx, cancelled, messages)
  await audit(tx, ctx, "campaign.cancel", campaign.id, { messages })
}

/** Whom nothing was handed over for, rows that are still to be written included, does not count for the day any more. */
async function returnUnsent(tx: Transaction, campaign: Campaign, cancelledCount: number): Promise<void> {
  const { id: campaignId, month, accountId, channel, startAt, launchedAt } = campaign
  const accepted = await countAccepted(tx, campaign)
  const written = await tx.message.count({ where: { campaignId, month } })
  const messages = accepted - written + cancelledCount
  if (!launchedAt) return
  await returnDailyQuota(tx, { accountId, channel, messages, at: startOf({ startAt }, launchedAt) })
}

async function refuseUnstoppable(tx: Transaction, campaign: Campaign): Promise<void> {
  const tallies = await getTallies(tx, [campaign.id])
  const status = campaignStatus(campaign, tallies.get(campaign.id)?.byStatus ?? emptyCounts())
  if (status === "draft") throw new ConflictError("The campaign is a draft: delete it instead")
  const isOver =
    ["completed", "failed"].includes(status) || (status === "needs_decision" && campaign.startedAt)
  if (isOver)
    throw new ConflictError("Every message of the campaign is out already: there is nothing left to stop")
}
