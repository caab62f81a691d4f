import type { Ctx } from "#lib/platform/ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"

/**
 * Segments that wait for their turn in the account's campaigns of this kind. What is held waits for its hour, not for its
 * turn: it does not count.
 */
export async function waitingSegments(ctx: Ctx, kind: Prisma.CampaignWhereInput): Promise<number> {
  const campaign = { ...kind, accountId: ctx.accountId }
  const waiting = await ctx.db.campaignTally.aggregate({
    where: { campaign, state: { in: ["pending", "claimed"] } },
    _sum: { segments: true },
  })
  return waiting._sum.segments ?? 0
}
