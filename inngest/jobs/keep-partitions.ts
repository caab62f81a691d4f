import { z } from "zod"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { keepPartitions } from "#lib/retention/keep-partitions.ts"
import { defineJob } from "../job.ts"

/** Makes the partitions of the time to come and drops those whose time is over. */
export const keepPartitionsJob = defineJob<JobPayloads["keep-partitions"]>({
  name: "keep-partitions",
  schema: z.object({}),
  key: null,
  retries: 3,
  schedule: { everyMs: 3_600_000, cron: "7 * * * *" },
  run: async (system) => {
    const changes = await keepPartitions(system)
    if (changes.added.length + changes.dropped.length > 0) system.log.info(changes, "partitions were changed")
    return { again: null }
  },
})
