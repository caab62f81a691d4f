import { jobQueue } from "#inngest/queue.ts"
import { systemClock } from "#lib/platform/clock.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { database } from "#lib/platform/db.ts"
import { log } from "#lib/platform/log.ts"

/** The world the web process acts on. */
export const system = (): SystemCtx => ({ db: database(), clock: systemClock, jobs: jobQueue(), log })
