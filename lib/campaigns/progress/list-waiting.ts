import { listOpenMonths } from "#lib/ledger/open-months.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { foldTallies } from "./fold-tallies.ts"

type Of = { campaignId: string } | { senderId: string }

/**
 * What waits for its turn in a campaign, or in each of a sender's campaigns that has any. What is held waits for its hour,
 * not for its turn: it does not count.
 */
export async function listWaiting(ctx: Ctx, of: Of): Promise<{ messages: number; segments: number }[]> {
  await foldTallies(ctx, { accountId: ctx.accountId, batches: 2 })
  return ctx.db.$queryRaw(waitingStatement(ctx.accountId, of, await listOpenMonths(ctx.db)))
}

/** A sender's campaigns are those that have something on its lane; each is looked up by its id, however many are over. */
export function waitingStatement(accountId: string, of: Of, months: string[]): Prisma.Sql {
  if ("campaignId" in of) return waitingIn(accountId, Prisma.sql`${of.campaignId}`)
  return Prisma.sql`
    SELECT waiting.* FROM lane_campaigns(${months}::date[], ${of.senderId}::uuid) lane
    CROSS JOIN LATERAL (${waitingIn(accountId, Prisma.sql`lane.campaign_id`)} LIMIT 1) waiting`
}

/** What is paused, not started or not launched has another status. */
const waitingIn = (accountId: string, campaignId: Prisma.Sql) => Prisma.sql`
  SELECT pending_count AS messages, pending_segments AS segments FROM campaign
  WHERE id = ${campaignId} AND account_id = ${accountId} AND status IN ('queued', 'in_progress') AND pending_count > 0`
