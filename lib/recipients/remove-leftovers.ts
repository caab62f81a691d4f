import type { Ctx, SystemCtx } from "#lib/platform/ctx.ts"

/** A reading reports after every thousand rows; one that is silent for so long has died with its process. */
export const readingTimeoutMs = 60_000

/** How long the reason of a failed reading stays to be read. */
const keepFailedMs = 24 * 60 * 60_000

const lastSignBefore = (ctx: SystemCtx) => new Date(ctx.clock.now().getTime() - readingTimeoutMs)

/** Before a new reading: removes this campaign's failed and dead ones, with their lines. */
export async function removeLeftovers(ctx: Ctx, campaignId: string): Promise<void> {
  await ctx.db.audience.deleteMany({
    where: {
      campaignId,
      accountId: ctx.accountId,
      OR: [{ state: "failed" }, { state: "reading", heartbeatAt: { lt: lastSignBefore(ctx) } }],
    },
  })
}

/** For the sweep, over all accounts: removes readings that died, and old failed ones. Answers how many. */
export async function removeAbandonedAudiences(ctx: SystemCtx): Promise<number> {
  const { count } = await ctx.db.audience.deleteMany({
    where: {
      OR: [
        { state: "reading", heartbeatAt: { lt: lastSignBefore(ctx) } },
        { state: "failed", createdAt: { lt: new Date(ctx.clock.now().getTime() - keepFailedMs) } },
      ],
    },
  })
  return count
}
