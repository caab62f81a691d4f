import type { Ctx, SystemCtx } from "#lib/platform/ctx.ts"
import type { Transaction } from "#lib/platform/db.ts"

/** How long an upload may pause, and how long the reason of a failed reading stays to be read. */
const keepMs = 24 * 60 * 60_000

/** Before a new upload: removes this campaign's failed readings and unfinished uploads, with all that they stored. */
export async function deleteLeftovers(tx: Transaction, ctx: Ctx, campaignId: string): Promise<void> {
  await tx.audience.deleteMany({
    where: { campaignId, accountId: ctx.accountId, state: { in: ["failed", "uploading"] } },
  })
}

/** For the sweep, over all accounts: removes uploads that nobody went on with, and old failed readings. Answers how many. */
export async function deleteAbandonedAudiences(ctx: SystemCtx): Promise<number> {
  const { count } = await ctx.db.audience.deleteMany({
    where: {
      state: { in: ["failed", "uploading"] },
      heartbeatAt: { lt: new Date(ctx.clock.now().getTime() - keepMs) },
    },
  })
  return count
}
