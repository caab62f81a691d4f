import type { CampaignWithLegs } from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import type { Lane } from "#prisma/generated/client.ts"

/** The lane of the campaign's first sender; null while none is chosen. */
export async function findSenderLane(ctx: Ctx, { legs, accountId }: CampaignWithLegs): Promise<Lane | null> {
  const [{ senderId }] = legs
  return senderId ? ctx.db.lane.findFirst({ where: { id: senderId, accountId } }) : null
}

/** Segments a second at which the lane sends; null when the pace is lifted for a measurement. */
export function lanePace(lane: Lane): number | null {
  return (env().LANE_RATE_PER_SECOND ?? lane.ratePerSecond) || null
}
