import { z } from "zod"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { jobCtx } from "#lib/platform/ctx.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Gives every valid recipient of a launched campaign its message row. Calls no provider, so a failure is retried. */
export const expandCampaignJob = defineJob<JobPayloads["expand-campaign"]>({
  name: "expand-campaign",
  schema: z.object({ accountId: z.string(), campaignId: z.string() }),
  key: "campaignId",
  retries: 3,
  concurrency: 4,
  run: (system, { accountId, campaignId }, limits) =>
    expandCampaign(jobCtx(system, accountId, "expand-campaign"), { campaignId, ...limits }),
})
