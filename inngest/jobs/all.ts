import type { Job } from "../job.ts"
import { checkTemplatesJob } from "./check-templates.ts"
import { drainLaneJob } from "./drain-lane.ts"
import { dropRecipientsJob } from "./drop-recipients.ts"
import { expandCampaignJob } from "./expand-campaign.ts"
import { keepPartitionsJob } from "./keep-partitions.ts"
import { lookUpLineTypesJob } from "./look-up-line-types.ts"
import { readAudienceJob } from "./read-audience.ts"
import { reconcileUnknownJob } from "./reconcile-unknown.ts"
import { refreshReceiptsJob } from "./refresh-receipts.ts"
import { releaseHeldJob } from "./release-held.ts"
import { resumeWorkJob } from "./resume-work.ts"
import { sweepJob } from "./sweep.ts"

/** Every job of the product; both hosts run this list. */
export const allJobs: Job[] = [
  drainLaneJob,
  expandCampaignJob,
  readAudienceJob,
  resumeWorkJob,
  releaseHeldJob,
  lookUpLineTypesJob,
  sweepJob,
  reconcileUnknownJob,
  refreshReceiptsJob,
  checkTemplatesJob,
  keepPartitionsJob,
  dropRecipientsJob,
]
