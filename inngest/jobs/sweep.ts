import { z } from "zod"
import { nextOpeningAt } from "#lib/campaigns/launch/next-opening-at.ts"
import { rescheduleHeld } from "#lib/campaigns/launch/reschedule-held.ts"
import { startCampaigns } from "#lib/campaigns/launch/start-campaigns.ts"
import { foldTallies } from "#lib/campaigns/progress/fold-tallies.ts"
import { isWorkUnderWay } from "#lib/lanes/is-work-under-way.ts"
import { applyOpenEvents } from "#lib/messages/callbacks/apply-open-events.ts"
import { sweepMessages } from "#lib/messages/sweep-messages.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { removeAbandonedAudiences } from "#lib/recipients/upload/remove-leftovers.ts"
import { defineJob } from "../job.ts"
import { continueExpanding, continueReading, wakeLanes } from "./resume-work.ts"
import { settleParts } from "./settle-parts.ts"

const repairEveryMs = 5_000
/** The schedule of every host looks as often; nothing later needs a run of its own. */
const longestAheadMs = 60_000

/**
 * Repairs whatever a crash or a lost request left behind: expired leases, held messages whose time has come, webhooks
 * that were stored and not applied, scheduled campaigns whose time has come, lanes and campaigns with open work that
 * nobody was asked to do, half-read recipients. Everything is found in the ledger, so nothing depends on a queue's memory.
 * A part that fails does not keep the others from their turn. It calls no provider, so the host may try again: a host
 * that met a dead process would else wait a minute. It comes back at the moment of the next start or opening, and every
 * five seconds while anything is under way; at rest the schedule is enough.
 */
export const sweepJob = defineJob<JobPayloads["sweep"]>({
  name: "sweep",
  schema: z.object({}),
  key: null,
  retries: 3,
  schedule: { everyMs: repairEveryMs, cron: "* * * * *" },
  run: async (system) => {
    const opening = await nextOpeningAt(system) // before the work: what opens meanwhile must not be passed over
    const started = startCampaigns(system)
    await Promise.allSettled([started]) // what starts is due in the same sweep
    await settleParts([
      started,
      sweepMessages(system).then(() => wakeLanes(system)),
      rescheduleHeld(system),
      continueExpanding(system),
      applyOpenEvents(system),
      foldTallies(system),
      continueReading(system),
      removeAbandonedAudiences(system),
    ])
    return { again: await nextSweepAt(system, opening) }
  },
})

async function nextSweepAt(system: SystemCtx, opening: Date | null): Promise<Date | null> {
  const nowMs = system.clock.now().getTime()
  const repairAtMs = (await isWorkUnderWay(system)) ? nowMs + repairEveryMs : Infinity
  const atMs = Math.min(opening?.getTime() ?? Infinity, repairAtMs)
  return atMs - nowMs <= longestAheadMs ? new Date(atMs) : null
}
