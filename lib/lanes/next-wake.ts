import type { Ctx } from "#lib/platform/ctx.ts"

/** How long before its next slot a paced lane is looked at again, so that claiming never delays the slot itself. */
const headStartMs = 300

/**
 * When this lane has something to do again: its next slot, the end of its back-off, or the next message that falls
 * due; null when nothing waits. In the clock of this process, whatever the database's clock says.
 */
export async function nextWake(ctx: Ctx, laneId: string): Promise<Date | null> {
  const [row] = await ctx.db.$queryRaw<{ waitMs: number | null }[]>`
    SELECT (extract(epoch FROM greatest(
      (SELECT min(due_at) FROM message WHERE lane_id = lane.id AND state = 'pending'),
      next_slot_at - make_interval(secs => ${headStartMs / 1000}::float8),
      backoff_until
    ) - clock_timestamp()) * 1000)::float8 AS "waitMs"
    FROM lane
    WHERE id = ${laneId}::uuid AND EXISTS (SELECT FROM message WHERE lane_id = lane.id AND state = 'pending')`
  if (!row || row.waitMs === null) return null
  return new Date(ctx.clock.now().getTime() + Math.max(0, row.waitMs))
}
