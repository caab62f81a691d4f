import { readOpenMonths } from "#lib/messages/open-months.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

/** How long before its next slot a paced lane is looked at again, so that claiming never delays the slot itself. */
export const headStartMs = 300

/**
 * When this lane has something to do again: its next slot or that of a campaign's own pace, the end of its back-off or
 * of another run's drive, or the next message that falls due; null when nothing waits or the sender is off. In the clock
 * of this process, whatever the database's clock says. All campaigns that wait are looked at only when none is due.
 * @param driverId the run that asks, when it drives the lane itself
 */
export async function nextWake(ctx: Ctx, laneId: string, driverId?: string): Promise<Date | null> {
  const months = await readOpenMonths(ctx.db)
  const [row] = await ctx.db.$queryRaw<{ waitMs: number | null }[]>`
    SELECT (extract(epoch FROM greatest(
      due.at, next_slot_at - make_interval(secs => ${headStartMs / 1000}::float8), backoff_until,
      CASE WHEN driver_id IS DISTINCT FROM ${driverId ?? null}::uuid THEN driven_until END
    ) - clock_timestamp()) * 1000)::float8 AS "waitMs"
    FROM lane JOIN sender ON sender.id = lane.id AND sender.enabled CROSS JOIN LATERAL (
      SELECT coalesce(
        (SELECT clock_timestamp() FROM due_campaigns(${months}::date[], lane.id, '', clock_timestamp(),
           make_interval(secs => ${headStartMs / 1000}::float8), 1)),
        (SELECT min(greatest(c.first_due_at, p.next_slot_at - make_interval(secs => ${headStartMs / 1000}::float8)))
         FROM lane_campaigns(${months}::date[], lane.id) c LEFT JOIN campaign_pace p USING (campaign_id))
      ) AS at
    ) due
    WHERE lane.id = ${laneId}::uuid AND due.at IS NOT NULL`
  if (!row || row.waitMs === null) return null
  return new Date(ctx.clock.now().getTime() + Math.max(0, row.waitMs))
}
