import { deleteAbandonedAudiences } from "#lib/campaigns/audience/upload/delete-leftovers.ts"
import { listReadingsToContinue } from "#lib/campaigns/audience/upload/reading-lease.ts"
import { listCampaignsToExpand } from "#lib/campaigns/launch/expand-campaign.ts"
import { foldTallies } from "#lib/campaigns/progress/fold-tallies.ts"
import { isWorkUnderWay } from "#lib/lanes/is-work-under-way.ts"
import { listLanesDue } from "#lib/lanes/list-lanes-due.ts"
import { sweepMessages } from "#lib/ledger/sending/sweep-messages.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"

/** What a sweep does, part by part (inngest/jobs/sweep.ts). */
export const sweepParts = (system: SystemCtx): Record<string, () => Promise<unknown>> => ({
  "expired leases": () => sweepMessages(system),
  "lanes to wake": () => listLanesDue(system),
  "campaigns to expand": () => listCampaignsToExpand(system.db),
  "webhooks to apply": () => applyOpenEvents(system),
  "tallies to fold": () => foldTallies(system),
  "files to read on": () => listReadingsToContinue(system),
  "abandoned recipients": () => deleteAbandonedAudiences(system),
  "is work under way": () => isWorkUnderWay(system),
})
