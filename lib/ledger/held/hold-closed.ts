import type { Ctx } from "#lib/platform/ctx.ts"
import { shortestOpeningMs } from "#lib/windows/next-opening.ts"

const chunkSize = 5_000

/**
 * Holds everything on a lane whose receiving window has closed, chunk by chunk: the claim has met one such message, and
 * would else look at each of them. The release gives them their next opening.
 */
export async function holdClosed(ctx: Ctx, laneId: string): Promise<void> {
  for (;;) {
    const count = await ctx.db.$executeRaw`
      UPDATE message SET state = 'held', reason = 'outside_window', due_at = clock_timestamp()
      WHERE (id, month) IN (SELECT id, month FROM message WHERE lane_id = ${laneId}::uuid AND state = 'pending'
                   AND closes_at <= now() + make_interval(secs => ${shortestOpeningMs / 1000}::float8)
                   LIMIT ${chunkSize} FOR UPDATE SKIP LOCKED)`
    if (count < chunkSize) return
  }
}
