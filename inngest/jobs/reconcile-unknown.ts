import { reconcileUnknown } from "#lib/ledger/unknown/reconcile-unknown.ts"
import { jobs } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Looks up messages of unknown fate at the provider. Only reads there; the next run is its retry. */
export const reconcileUnknownJob = defineJob(jobs.reconcileUnknown, async (system) => {
  const { foundCount, openCount } = await reconcileUnknown(system)
  if (foundCount + openCount > 0) system.log.info({ foundCount, openCount }, "looked up unknown messages")
  return { again: null }
})
