import { systemClock } from "#lib/platform/clock.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { database } from "#lib/platform/db.ts"
import type { JobQueue } from "#lib/platform/jobs.ts"
import { log } from "#lib/platform/log.ts"

/** Loses the wish on purpose: the sweep asks again for all open work. */
const unheard: JobQueue = {
  enqueue: async ({ name }) => log.debug({ job: name }, "no job host in this process"),
}

/** The world the web process acts on. */
export function system(): SystemCtx {
  return { db: database(), clock: systemClock, jobs: unheard, log }
}
