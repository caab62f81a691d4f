import { joinOptOut } from "#lib/channels/sms-text.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"

const chunkSize = 5_000
const transactionTimeoutMs = 60_000

/**
 * Gives every valid recipient of a launched campaign its message row, in chunks, and wakes the lane after each. Safe to
 * repeat and to overlap: it goes on after the last line that has a row. Rows of a campaign that was cancelled meanwhile
 * are born cancelled, so that the ledger still adds up to the audience.
 */
export async function expandCampaign(ctx: Ctx, input: { campaignId: string }): Promise<void> {
  for (;;) {
    const chunk = await ctx.db.$transaction((tx) => expandChunk(tx, ctx, input.campaignId), {
      timeout: transactionTimeoutMs,
    })
    if (chunk.laneId && chunk.isLive)
      await ctx.jobs.enqueue({
        name: "drain-lane",
        payload: { accountId: ctx.accountId, laneId: chunk.laneId },
      })
    if (chunk.isDone) return
  }
}

type Chunk = { isDone: boolean; isLive: boolean; laneId: string | null }

/** The lock on the campaign's row makes a cancel wait for the chunk, or the chunk see the cancel. */
async function expandChunk(tx: Transaction, ctx: Ctx, campaignId: string): Promise<Chunk> {
  await tx.$queryRaw`SELECT FROM campaign WHERE id = ${campaignId} FOR UPDATE`
  const campaign = await tx.campaign.findFirst({ where: { id: campaignId, accountId: ctx.accountId } })
  if (!campaign?.audienceId || !campaign.senderId || campaign.stage === "draft" || campaign.expandedAt)
    return { isDone: true, isLive: false, laneId: null }
  const isLive = campaign.stage === "launched"
  const insertedCount = await tx.$executeRaw`
    INSERT INTO message (account_id, campaign_id, lane_id, channel, address, address_key, line, body, segments, state, ended_at)
    SELECT ${ctx.accountId}, ${campaignId}, ${campaign.senderId}::uuid, 'sms', address, address_key, line,
           text || ${joinOptOut("", campaign.optOutText)}, segments,
           ${isLive ? "pending" : "cancelled"}::message_state, CASE WHEN ${isLive} THEN NULL ELSE clock_timestamp() END
    FROM recipient
    WHERE audience_id = ${campaign.audienceId}::uuid AND problem IS NULL
      AND line > (SELECT coalesce(max(line), 0) FROM message WHERE campaign_id = ${campaignId})
    ORDER BY line LIMIT ${chunkSize}
    ON CONFLICT (campaign_id, address_key) DO NOTHING`
  const isDone = insertedCount === 0
  if (isDone) await tx.campaign.update({ where: { id: campaignId }, data: { expandedAt: ctx.clock.now() } })
  return { isDone, isLive, laneId: campaign.senderId }
}

/** Campaigns that were launched and still lack rows: those the sweep continues, in case a request to expand was lost. */
export async function campaignsToExpand(db: Ctx["db"]): Promise<{ accountId: string; campaignId: string }[]> {
  const rows = await db.campaign.findMany({
    where: { stage: { not: "draft" }, expandedAt: null },
    select: { accountId: true, id: true },
  })
  return rows.map(({ accountId, id }) => ({ accountId, campaignId: id }))
}
