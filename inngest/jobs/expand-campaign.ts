import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { jobCtx } from "#lib/platform/ctx.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Gives every valid recipient of a launched campaign its message row. Calls no provider, so a failure is retried. */
export const expandCampaignJob = defineJob(jobs.expandCampaign, (system, { accountId, campaignId }, limits) =>
  expandCampaign(jobCtx(system, accountId, "expand-campaign"), { campaignId, ...limits }),
)
