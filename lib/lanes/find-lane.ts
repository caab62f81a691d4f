import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import type { Channel } from "#prisma/generated/enums.ts"

export type DrivenLane = { id: string; channel: Channel; from: string; ratePerSecond: number }

/**
 * The lane as this drain sees it; null for another account's lane and for a sender that is switched off. Found by its key
 * alone, so that Prisma reads those that many runs ask for at once in one query.
 */
export async function findLane(ctx: Ctx, laneId: string): Promise<DrivenLane | null> {
  const lane = await ctx.db.lane.findUnique({ where: { id: laneId }, include: { sender: true } })
  if (!lane?.sender.enabled || lane.accountId !== ctx.accountId) return null
  return {
    id: lane.id,
    channel: lane.sender.channel,
    from: lane.sender.address,
    ratePerSecond: env().LANE_RATE_PER_SECOND ?? lane.ratePerSecond,
  }
}
