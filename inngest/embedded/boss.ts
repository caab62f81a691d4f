import { PgBoss, type Queue } from "pg-boss"
import type { Logger } from "#lib/platform/log.ts"
import { logOnceIn } from "#lib/platform/log-once-in.ts"

/**
 * Every request of a process that runs no jobs itself: one queue, since a worker takes them all. `short` lets one per key
 * wait, so that asking often costs one row, and one that comes after the other was taken is a new one. Requests are
 * acknowledged when they are taken and never repeated: the tables hold what has to be done.
 */
export const requestQueue = {
  name: "job-request",
  policy: "short",
  notify: true,
  retryLimit: 0,
  expireInSeconds: 60,
  deleteAfterSeconds: 60,
} satisfies Queue

/** The worker's pg-boss: migrates its own schema, supervises, listens. */
export function workerBoss(connectionString: string, log: Logger): PgBoss {
  const boss = new PgBoss({
    connectionString,
    application_name: "proactive-worker",
    max: 4,
    schedule: false,
    useListenNotify: true,
    notifyHeartbeatIntervalMs: 5_000,
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
