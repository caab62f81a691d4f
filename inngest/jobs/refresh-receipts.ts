import { refreshReceipts } from "#lib/ledger/unknown/refresh-receipts.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Asks the provider what became of messages whose callbacks got lost. Only reads there; the next run is its retry. */
export const refreshReceiptsJob = defineJob(jobs.refreshReceipts, async (system) => {
  const counts = await refreshReceipts(system)
  if (counts.foundCount + counts.openCount + counts.failedCount > 0)
    system.log.info(counts, "asked for receipts")
  return { again: null }
})
