import { importUpload } from "#lib/campaigns/audience/upload/import-upload.ts"
import { jobCtx } from "#lib/platform/ctx.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Reads an uploaded file of recipients, going on where an earlier run stopped. Calls no provider, so a failure is retried. */
export const readAudienceJob = defineJob(jobs.readAudience, (system, { accountId, audienceId }, limits) =>
  importUpload(jobCtx(system, accountId, "read-audience"), { audienceId, ...limits }),
)
