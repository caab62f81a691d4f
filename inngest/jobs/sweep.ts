import { z } from "zod"
import { campaignsToExpand } from "#lib/campaigns/launch/expand-campaign.ts"
import { rescheduleHeld } from "#lib/campaigns/launch/reschedule-held.ts"
import { startCampaigns } from "#lib/campaigns/launch/start-campaigns.ts"
import { foldTallies } from "#lib/campaigns/progress/fold-tallies.ts"
import { lanesDue } from "#lib/lanes/lanes-due.ts"
import { applyOpenEvents } from "#lib/messages/callbacks/apply-open-events.ts"
import { sweepMessages } from "#lib/messages/sweep-messages.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { readingsToContinue } from "#lib/recipients/upload/reading-lease.ts"
import { removeAbandonedAudiences } from "#lib/recipients/upload/remove-leftovers.ts"
import { defineJob } from "../job.ts"

/**
 * Repairs whatever a crash or a lost request left behind: expired leases, held messages whose time has come, webhooks
 * that were stored and not applied, scheduled campaigns whose time has come, lanes and campaigns with open work that
 * nobody was asked to do, half-read recipients. Everything is found in the ledger, so nothing depends on a queue's memory.
 * A part that fails does not keep the others from their turn. It calls no provider, so the host may try again: a host
 * that met a dead process would else wait a minute.
 */
export const sweepJob = defineJob<JobPayloads["sweep"]>({
  name: "sweep",
  schema: z.object({}),
  key: null,
  retries: 3,
  schedule: { everyMs: 5_000, cron: "* * * * *" },
  run: async (system) => {
    const started = await Promise.allSettled([startCampaigns(system)]) // first: what starts is due in the same sweep
    const parts = await Promise.allSettled([
      sweepMessages(system).then(() => wakeLanes(system)),
      rescheduleHeld(system),
      continueExpanding(system),
      applyOpenEvents(system),
      foldTallies(system),
      continueReading(system),
      removeAbandonedAudiences(system),
    ])
    const failures = [...started, ...parts]
      .filter((part) => part.status === "rejected")
      .map(({ reason }) => reason)
    if (failures.length > 0) throw new AggregateError(failures, "a part of the sweep failed")
    return { again: null }
  },
})

async function wakeLanes(system: SystemCtx): Promise<void> {
  for (const payload of await lanesDue(system)) await system.jobs.enqueue({ name: "drain-lane", payload })
}

async function continueExpanding(system: SystemCtx): Promise<void> {
  for (const payload of await campaignsToExpand(system.db))
    await system.jobs.enqueue({ name: "expand-campaign", payload })
}

async function continueReading(system: SystemCtx): Promise<void> {
  for (const payload of await readingsToContinue(system))
    await system.jobs.enqueue({ name: "read-audience", payload })
}
