import type { SystemCtx } from "#lib/platform/ctx.ts"

export type LaneKey = { accountId: string; laneId: string }
export type LaneWaker = { wake(lanes: LaneKey[]): Promise<void>; wakeRest(): Promise<void> }

/** A lane that gets slice after slice is asked for no more often: each request is a row of its own. */
const quietMs = 2_000

/** Asks for the lanes that got messages: each at once, then seldom, and at the end those that got more since. */
export function openLaneWaker({ jobs }: Pick<SystemCtx, "jobs">): LaneWaker {
  const wokenAtMs = new Map<string, number>()
  const unasked = new Map<string, LaneKey>()
  const ask = async (lane: LaneKey) => {
    wokenAtMs.set(lane.laneId, performance.now())
    unasked.delete(lane.laneId)
    await jobs.enqueue({ name: "drain-lane", payload: lane })
  }
  return {
    async wake(lanes) {
      for (const lane of lanes) {
        const lastMs = wokenAtMs.get(lane.laneId)
        if (lastMs === undefined || performance.now() - lastMs > quietMs) await ask(lane)
        else unasked.set(lane.laneId, lane)
      }
    },
    async wakeRest() {
      for (const lane of [...unasked.values()]) await ask(lane)
    },
  }
}
