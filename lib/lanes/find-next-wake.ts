import { listOpenMonths } from "#lib/ledger/open-months.ts"
import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

/** How long before its next slot a paced campaign is looked at again, so that claiming never delays the slot itself. */
export const headStartMs = 300

type Asked = { laneId: string; driverId: string | null }

const mostLanes = 500

const wakes = perDatabase((db) =>
  createBatcher(async (asked: Asked[]): Promise<(number | null)[]> => {
    const months = await listOpenMonths(db)
    const rows = await db.$queryRaw<{ position: number; waitMs: number }[]>`
      SELECT asked.position::int, (extract(epoch FROM greatest(due.at, lane.free_at, lane.backoff_until) - clock_timestamp()) * 1000)::float8 AS "waitMs"
      FROM unnest(${asked.map(({ laneId }) => laneId)}::uuid[], ${asked.map(({ driverId }) => driverId)}::uuid[])
        WITH ORDINALITY AS asked(lane_id, driver_id, position)
      JOIN lane ON lane.id = asked.lane_id JOIN sender ON sender.id = lane.id AND sender.enabled CROSS JOIN LATERAL (
        SELECT coalesce(
          (SELECT clock_timestamp() FROM due_campaigns(${months}::date[], lane.id, '', clock_timestamp(),
             make_interval(secs => ${headStartMs / 1000}::float8), 1)),
          (SELECT min(greatest(c.first_due_at, p.next_slot_at - make_interval(secs => ${headStartMs / 1000}::float8)))
           FROM lane_campaigns(${months}::date[], lane.id) c LEFT JOIN campaign_pace p USING (campaign_id))
        ) AS at
      ) due
      WHERE due.at IS NOT NULL
        AND (lane.driver_id = asked.driver_id OR lane.driven_until IS NULL OR lane.driven_until <= clock_timestamp())`
    const waits = new Map(rows.map(({ position, waitMs }) => [position, waitMs]))
    return asked.map((_, index) => waits.get(index + 1) ?? null)
  }, mostLanes),
)

/**
 * When this lane has something to do again: the next message that falls due or the next slot of a campaign's own pace, not
 * before the lane's pace lets it go or its back-off ends. Null when nothing waits, the sender is off, or another run drives
 * the lane: that one looks again when it has given it back. In the clock of this process, whatever the database's says.
 * All campaigns that wait are looked at only when none is due.
 * @param driverId the run that asks, when it drives the lane itself
 */
export async function findNextWake(
  ctx: Ctx,
  laneId: string,
  driverId: string | null = null,
): Promise<Date | null> {
  const waitMs = await wakes(ctx.db)({ laneId, driverId })
  return waitMs === null ? null : new Date(ctx.clock.now().getTime() + Math.max(0, waitMs))
}
