import { systemClock } from "#lib/platform/clock.ts"
import { database } from "#lib/platform/db.ts"
import { envOrExit, usesInngest } from "#lib/platform/env.ts"
import { log } from "#lib/platform/log.ts"
import { serveHealth } from "./embedded/health.ts"
import { type EmbeddedHost, startEmbeddedHost } from "./embedded/host.ts"
import { allJobs } from "./jobs/all.ts"

/**
 * The worker process: `node inngest/worker.ts`. Runs the jobs on the embedded host until SIGTERM or SIGINT. Where
 * Inngest is configured it has no work and only waits, so that a supervisor need not know which host is in charge.
 */
const staleMs = 30_000
const settings = envOrExit()
let host: EmbeddedHost | null = null
let isStopping = false

function facts() {
  const lastRunAt = host?.lastRunAt() ?? null
  const isFresh = lastRunAt !== null && Date.now() - lastRunAt.getTime() < staleMs
  const jobHost = usesInngest(settings) ? "inngest" : "embedded"
  return { isHealthy: !isStopping && (jobHost === "inngest" || isFresh), jobHost, lastRunAt }
}

async function stop(signal: string): Promise<void> {
  if (isStopping) return
  isStopping = true
  log.info({ signal }, "worker is stopping")
  try {
    await host?.stop()
    await database().$disconnect()
    log.info("worker has stopped")
  } catch (err) {
    log.warn({ err }, "worker has stopped without giving its jobs back; others take them over")
  }
  process.exit(0)
}

process.on("SIGTERM", stop)
process.on("SIGINT", stop)
if (settings.WORKER_PORT) serveHealth(settings.WORKER_PORT, facts)

if (usesInngest(settings)) {
  log.info("Inngest runs the jobs; this worker only waits")
  setInterval(() => {}, staleMs)
} else {
  host = await startEmbeddedHost({
    connectionString: settings.DATABASE_URL,
    jobs: allJobs,
    system: { db: database(), clock: systemClock, log },
    parallelRuns: settings.WORKER_CONCURRENCY,
  })
  log.info({ lanesAtOnce: settings.WORKER_CONCURRENCY }, "worker is ready")
}
