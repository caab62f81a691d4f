import { deleteRecipients } from "#lib/campaigns/audience/delete-recipients.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Drops the lines of audiences that are in the ledger and that nobody needs any more. */
export const dropRecipientsJob = defineJob(jobs.dropRecipients, async (system, _payload, limits) => {
  const { count, isDone } = await deleteRecipients(system, limits)
  if (count > 0) system.log.info({ count }, "dropped recipients that are in the ledger")
  return { again: isDone ? null : system.clock.now() }
})
