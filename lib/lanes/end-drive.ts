import { createBatcher, perDatabase } from "#lib/platform/batcher.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { horizonSeconds } from "./claim-statement.ts"
import type { Drive } from "./drive.ts"
import type { Handover } from "./lane-pacer.ts"

type Ended = { laneId: string; driverId: string; handover: Handover; freeInMs: number }

const mostLanes = 500

const ends = perDatabase((db) =>
  createBatcher(async (ended: Ended[]): Promise<undefined[]> => {
    await db.$executeRaw`
      UPDATE lane SET driver_id = NULL, driven_until = NULL, handover = ended.handover, handed_over_at = clock_timestamp(),
        free_at = clock_timestamp() + make_interval(secs => ended.free_in_ms / 1000)
      FROM unnest(${ended.map(({ laneId }) => laneId)}::uuid[], ${ended.map(({ driverId }) => driverId)}::uuid[],
        ${ended.map(({ handover }) => JSON.stringify(handover))}::jsonb[], ${ended.map(({ freeInMs }) => freeInMs)}::float8[])
        AS ended(lane_id, driver_id, handover, free_in_ms)
      WHERE lane.id = ended.lane_id AND lane.driver_id = ended.driver_id`
    return []
  }, mostLanes),
)

/**
 * Gives the lane back, with what its next driver has to respect: what arrived lately, so that a change of process costs
 * the lane some milliseconds. A driver that dies leaves a pause of a second after its lease instead.
 */
export async function endDrive(ctx: Ctx, drive: Drive): Promise<void> {
  drive.endsAtMs = 0
  const { pacer, lane, id, ratePerSecond } = drive
  const isPaced = ratePerSecond > 0
  const freeInMs = isPaced ? pacer.freeInMs(ratePerSecond) - horizonSeconds * 1000 : 0
  await ends(ctx.db)({
    laneId: lane.id,
    driverId: id,
    handover: isPaced ? pacer.handover(ratePerSecond) : { by: pacer.id, arrivals: [] },
    freeInMs: Number.isFinite(freeInMs) ? Math.max(0, freeInMs) : 0,
  })
}
