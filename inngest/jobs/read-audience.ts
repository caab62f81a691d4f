import { z } from "zod"
import { importUpload } from "#lib/campaigns/audience/upload/import-upload.ts"
import { jobCtx } from "#lib/platform/ctx.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Reads an uploaded file of recipients, going on where an earlier run stopped. Calls no provider, so a failure is retried. */
export const readAudienceJob = defineJob<JobPayloads["read-audience"]>({
  name: "read-audience",
  schema: z.object({ accountId: z.string(), audienceId: z.uuid() }),
  key: "audienceId",
  retries: 3,
  concurrency: 4,
  run: (system, { accountId, audienceId }, limits) =>
    importUpload(jobCtx(system, accountId, "read-audience"), { audienceId, ...limits }),
})
