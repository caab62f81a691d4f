import type { Ctx } from "#lib/platform/ctx.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { foldTallies } from "./fold-tallies.ts"

/**
 * What waits for its turn in a campaign, or in each of a sender's campaigns that has any. What is held waits for its hour,
 * not for its turn: it does not count.
 */
export async function listWaiting(
  ctx: Ctx,
  of: { campaignId: string } | { senderId: string },
): Promise<{ messages: number; segments: number }[]> {
  await foldTallies(ctx, { accountId: ctx.accountId, batches: 2 })
  return ctx.db.$queryRaw(waitingStatement(ctx.accountId, of))
}

/**
 * The statuses stand in the text: of values that come with it PostgreSQL cannot know that `campaign_waiting` has them all.
 * What is paused, not started or not launched has another status.
 */
export function waitingStatement(
  accountId: string,
  of: { campaignId: string } | { senderId: string },
): Prisma.Sql {
  const kind =
    "campaignId" in of ? Prisma.sql`id = ${of.campaignId}` : Prisma.sql`sender_id = ${of.senderId}::uuid`
  return Prisma.sql`
    SELECT pending_count AS messages, pending_segments AS segments FROM campaign
    WHERE ${kind} AND account_id = ${accountId} AND status IN ('queued', 'in_progress') AND pending_count > 0`
}
