import { z } from "zod"
import { deleteRecipients } from "#lib/campaigns/audience/delete-recipients.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Drops the lines of audiences that are in the ledger and that nobody needs any more. */
export const dropRecipientsJob = defineJob<JobPayloads["drop-recipients"]>({
  name: "drop-recipients",
  schema: z.object({}),
  key: null,
  retries: 3,
  schedule: { everyMs: 3_600_000, cron: "37 * * * *" },
  run: async (system, _payload, limits) => {
    const { count, isDone } = await deleteRecipients(system, limits)
    if (count > 0) system.log.info({ count }, "dropped recipients that are in the ledger")
    return { again: isDone ? null : system.clock.now() }
  },
})
