import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { startCampaigns } from "#lib/campaigns/launch/start-campaigns.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** The schedule of every host looks as often; nothing later needs a run of its own. */
const longestAheadMs = 60_000

/**
 * Starts scheduled campaigns and lets go what waited for a time, to the second: it comes back at the moment of the next
 * start or opening, and by its schedule. A start that fails does not keep what opens. It calls no provider, so the host may
 * try again.
 */
export const releaseHeldJob = defineJob(jobs.releaseHeld, async (system, _, limits) => {
  const started = startCampaigns(system)
  await Promise.allSettled([started]) // first: what starts is due in the same run
  const { again } = await releaseHeld(system, limits)
  await started
  const isSoon = again !== null && again.getTime() - system.clock.now().getTime() <= longestAheadMs
  return { again: isSoon ? again : null }
})
