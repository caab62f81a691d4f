import { PgBoss, type Queue } from "pg-boss"
import type { Logger } from "#lib/platform/log.ts"
import type { Job } from "../job.ts"
import { logOnceIn } from "./log-once-in.ts"

/** Runs that wait for a far time; each becomes an ordinary request when it falls due. */
export const laterQueue = "run-later"

/** A worker that dies holds its keys no longer than this and one supervision; pg-boss allows no less. */
const heartbeatSeconds = 10
const expireInSeconds = 900
const keepFinishedSeconds = 300

/**
 * `short` lets one job per key wait, whatever is active, so a request during a run is never lost; that only one per key
 * is active is the workers' group concurrency. (`stately` would promise both, but its workers read the active keys from
 * a cache that is up to a minute old, and a lane would stand still for as long.)
 */
export const queueOptions = (job: Pick<Job, "retries">): Omit<Queue, "name"> => ({
  policy: "short",
  notify: true,
  retryLimit: job.retries,
  retryDelay: 1,
  retryBackoff: true,
  heartbeatSeconds,
  expireInSeconds,
  deleteAfterSeconds: keepFinishedSeconds,
})

/** The worker's pg-boss: migrates its own schema, supervises, listens. */
export function workerBoss(connectionString: string, log: Logger): PgBoss {
  const boss = new PgBoss({
    connectionString,
    application_name: "proactive-worker",
    max: 4,
    schedule: false,
    useListenNotify: true,
    notifyHeartbeatIntervalMs: 5_000,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 60,
  })
  return withLog(boss, log)
}

/** A pg-boss that only sends: for web processes. Gives up soon, since a request of a person waits for it. */
export function senderBoss(connectionString: string, log: Logger): PgBoss {
  const boss = new PgBoss({
    connectionString,
    application_name: "proactive-sender",
    max: 2,
    connectionTimeoutMillis: 2_000,
    schedule: false,
    supervise: false,
    migrate: false,
    createSchema: false,
  })
  return withLog(boss, log)
}

function withLog(boss: PgBoss, log: Logger): PgBoss {
  const quietMs = 10_000
  const error = logOnceIn(quietMs, (repeats, { message }: Error) =>
    log.error({ error: message, repeats }, "the job queue has trouble"),
  )
  boss.on("error", error)
  boss.on("warning", ({ message }) => log.warn({ warning: message }, "the job queue warns"))
  return boss
}
