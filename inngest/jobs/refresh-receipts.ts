import { z } from "zod"
import { refreshReceipts } from "#lib/ledger/unknown/refresh-receipts.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Asks the provider what became of messages whose callbacks got lost. Only reads there; the next run is its retry. */
export const refreshReceiptsJob = defineJob<JobPayloads["refresh-receipts"]>({
  name: "refresh-receipts",
  schema: z.object({}),
  key: null,
  retries: 0,
  schedule: { everyMs: 300_000, cron: "*/5 * * * *" },
  run: async (system) => {
    const counts = await refreshReceipts(system)
    if (counts.foundCount + counts.openCount + counts.failedCount > 0)
      system.log.info(counts, "asked for receipts")
    return { again: null }
  },
})
