import { deleteAbandonedAudiences } from "#lib/campaigns/audience/upload/delete-leftovers.ts"
import { foldTallies } from "#lib/campaigns/progress/fold-tallies.ts"
import { isWorkUnderWay } from "#lib/lanes/is-work-under-way.ts"
import { sweepMessages } from "#lib/ledger/sending/sweep-messages.ts"
import { expireQuestions } from "#lib/opt-outs/expire-questions.ts"
import { jobs, repairEveryMs } from "#lib/platform/jobs.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"
import { defineJob } from "../job.ts"
import { continueExpanding, continueReading, wakeLanes } from "./resume-work.ts"
import { settleParts } from "./settle-parts.ts"

/**
 * Repairs whatever a crash or a lost request left behind: expired leases, webhooks that were stored and not applied, lanes
 * and campaigns with open work that nobody was asked to do, half-read recipients. What nobody decided in time is decided with it. Everything is found in the ledger, so
 * nothing depends on a queue's memory. A part that fails does not keep the others from their turn. It calls no provider, so
 * the host may try again: a host that met a dead process would else wait a minute. It comes back every five seconds while
 * anything is under way; at rest the schedule is enough.
 */
export const sweepJob = defineJob(jobs.sweep, async (system) => {
  await settleParts([
    sweepMessages(system).then(() => wakeLanes(system)),
    continueExpanding(system),
    applyOpenEvents(system),
    foldTallies(system),
    continueReading(system),
    deleteAbandonedAudiences(system),
    expireQuestions(system),
  ])
  const isUnderWay = await isWorkUnderWay(system)
  return { again: isUnderWay ? new Date(system.clock.now().getTime() + repairEveryMs) : null }
})
