import { listReadingsToContinue } from "#lib/campaigns/audience/upload/reading-lease.ts"
import { listCampaignsToExpand } from "#lib/campaigns/launch/expand-campaign.ts"
import { listLanesDue } from "#lib/lanes/list-lanes-due.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"
import { settleParts } from "./settle-parts.ts"

/**
 * Looks every second for work that nobody is at, so that a process that dies is replaced as soon as its leases are over.
 * On Inngest, where each run has its price, the sweep does it.
 */
export const resumeWorkJob = defineJob(jobs.resumeWork, async (system) => {
  await settleParts([wakeLanes(system), continueExpanding(system), continueReading(system)])
  return { again: null }
})

/** Asks for a run for each lane that has something due and no driver. */
export async function wakeLanes(system: SystemCtx): Promise<void> {
  for (const payload of await listLanesDue(system)) await system.jobs.enqueue({ name: "drain-lane", payload })
}

/** Asks for a run for each launched campaign that lacks rows and that nobody expands. */
export async function continueExpanding(system: SystemCtx): Promise<void> {
  for (const payload of await listCampaignsToExpand(system.db))
    await system.jobs.enqueue({ name: "expand-campaign", payload })
}

/** Asks for a run for each file that is half read and that nobody reads. */
export async function continueReading(system: SystemCtx): Promise<void> {
  for (const payload of await listReadingsToContinue(system))
    await system.jobs.enqueue({ name: "read-audience", payload })
}
