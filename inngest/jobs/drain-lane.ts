import { z } from "zod"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { jobCtx } from "#lib/platform/ctx.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Sends what is due on one lane. Never retried by the host: a repeated provider call could send a message twice. */
export const drainLaneJob = defineJob<JobPayloads["drain-lane"]>({
  name: "drain-lane",
  schema: z.object({ accountId: z.string(), laneId: z.uuid() }),
  key: "laneId",
  retries: 0,
  run: async (system, { accountId, laneId }, limits) => {
    const { wakeAt } = await drainLane(jobCtx(system, accountId, "drain-lane"), { laneId, ...limits })
    return { again: wakeAt }
  },
})
