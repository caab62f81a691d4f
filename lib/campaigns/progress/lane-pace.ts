import type { Ctx } from "#lib/platform/ctx.ts"
import { env } from "#lib/platform/env.ts"
import type { Campaign, Lane } from "#prisma/generated/client.ts"

/** The lane of the campaign's sender; null while none is chosen. */
export async function findSenderLane(
  ctx: Ctx,
  { senderId, accountId }: Pick<Campaign, "senderId" | "accountId">,
): Promise<Lane | null> {
  return senderId ? ctx.db.lane.findFirst({ where: { id: senderId, accountId } }) : null
}

/** Segments a second at which the lane sends; null when the pace is lifted for a measurement. */
export function lanePace(lane: Lane): number | null {
  return (env().LANE_RATE_PER_SECOND ?? lane.ratePerSecond) || null
}
