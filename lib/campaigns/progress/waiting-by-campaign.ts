import type { Ctx } from "#lib/platform/ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { foldTallies } from "./fold-tallies.ts"

/** What has something to send now: the condition of the index by which a sender's are found. */
const waiting = ["queued", "in_progress"] as const

/**
 * What waits for its turn in each of the account's campaigns of this kind that has any. What is held waits for its hour,
 * not for its turn: it does not count.
 */
export async function waitingByCampaign(
  ctx: Ctx,
  kind: Prisma.CampaignWhereInput,
): Promise<{ messages: number; segments: number }[]> {
  await foldTallies(ctx, { accountId: ctx.accountId, batches: 2 })
  const campaigns = await ctx.db.campaign.findMany({
    where: { ...kind, accountId: ctx.accountId, status: { in: [...waiting] }, pendingCount: { gt: 0 } },
    select: { pendingCount: true, pendingSegments: true },
  })
  return campaigns.map(({ pendingCount, pendingSegments }) => ({
    messages: pendingCount,
    segments: pendingSegments,
  }))
}
