import { z } from "zod"
import { reconcileUnknown } from "#lib/ledger/unknown/reconcile-unknown.ts"
import type { JobPayloads } from "#lib/platform/jobs.ts"
import { defineJob } from "../job.ts"

/** Looks up messages of unknown fate at the provider. Only reads there; the next run is its retry. */
export const reconcileUnknownJob = defineJob<JobPayloads["reconcile-unknown"]>({
  name: "reconcile-unknown",
  schema: z.object({}),
  key: null,
  retries: 0,
  schedule: { everyMs: 10_000, cron: "* * * * *" },
  run: async (system) => {
    const { foundCount, openCount } = await reconcileUnknown(system)
    if (foundCount + openCount > 0) system.log.info({ foundCount, openCount }, "looked up unknown messages")
    return { again: null }
  },
})
