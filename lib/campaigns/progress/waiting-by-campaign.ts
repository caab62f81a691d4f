import type { Ctx } from "#lib/platform/ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"

/**
 * What waits for its turn in each of the account's campaigns of this kind that has any. What is held waits for its hour,
 * not for its turn: it does not count.
 */
export async function waitingByCampaign(
  ctx: Ctx,
  kind: Prisma.CampaignWhereInput,
): Promise<{ messages: number; segments: number }[]> {
  const campaign = { ...kind, accountId: ctx.accountId }
  const waiting = await ctx.db.campaignTally.groupBy({
    by: "campaignId",
    where: { campaign, state: { in: ["pending", "claimed"] } },
    _sum: { count: true, segments: true },
  })
  return waiting
    .map(({ _sum: { count, segments } }) => ({ messages: count ?? 0, segments: segments ?? 0 }))
    .filter(({ messages }) => messages > 0)
}
