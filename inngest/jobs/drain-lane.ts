import { drainLane } from "#lib/lanes/drain-lane.ts"
import { jobCtx } from "#lib/platform/ctx.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Sends what is due on one lane. Never retried by the host: a repeated provider call could send a message twice. */
export const drainLaneJob = defineJob(jobs.drainLane, async (system, { accountId, laneId }, limits) => {
  const { wakeAt } = await drainLane(jobCtx(system, accountId, "drain-lane"), { laneId, ...limits })
  return { again: wakeAt }
})
