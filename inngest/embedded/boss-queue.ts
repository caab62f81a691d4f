import type { PgBoss } from "pg-boss"
import type { Logger } from "#lib/platform/log.ts"
import { type AnyQueue, type AnyRequest, type Keyed, keyOf } from "../job.ts"
import { requestQueue } from "./boss.ts"

/**
 * Puts requests on pg-boss, for the worker that comes first. One whose key already waits is that request. Never throws:
 * the verb's change is committed by now, and the scheduled jobs find in the tables whatever a lost request would have
 * started.
 */
export function bossQueue(boss: () => Promise<PgBoss>, jobs: Keyed[], log: Logger): AnyQueue {
  const jobsByName = new Map(jobs.map((job) => [job.name, job]))
  const send = async (request: AnyRequest) => {
    const job = jobsByName.get(request.name)
    if (!job) throw new Error(`there is no job ${request.name}`)
    const singletonKey = `${job.name} ${keyOf(job, request.payload)}`
    await (await boss()).send(requestQueue.name, request, { singletonKey })
  }
  const enqueue = (request: AnyRequest) =>
    send(request).catch((error: unknown) => {
      log.warn(
        { job: request.name, error: String(error) },
        "a job request was lost; the tables say the same within seconds",
      )
    })
  return { enqueue }
}
