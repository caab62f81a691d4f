import { jobs } from "#lib/platform/jobs.ts"
import { checkTemplates } from "#lib/templates/approval/check-templates.ts"
import { defineJob } from "../job.ts"

/** Asks the provider how templates stand whose turn it is, and ends what a crash left undone there. The next run is its retry. */
export const checkTemplatesJob = defineJob(jobs.checkTemplates, async (system, _payload, limits) => {
  const { count, isDone } = await checkTemplates(system, limits)
  if (count > 0) system.log.info({ count }, "asked about templates")
  return { again: isDone ? null : system.clock.now() }
})
