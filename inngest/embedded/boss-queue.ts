import type { PgBoss } from "pg-boss"
import type { Logger } from "#lib/platform/log.ts"
import { type AnyQueue, type AnyRequest, type Job, keyOf } from "../job.ts"
import { laterQueue } from "./boss.ts"

/**
 * Puts requests on pg-boss. A request whose key already waits is that request. Never throws: the verb's change is
 * committed by now, and the sweep finds in the ledger whatever a lost request would have started.
 */
export function bossQueue(boss: () => Promise<PgBoss>, jobs: Job[], log: Logger): AnyQueue {
  const jobsByName = new Map(jobs.map((job) => [job.name, job]))
  const enqueue = async (request: AnyRequest) => {
    try {
      const job = jobsByName.get(request.name)
      if (!job) throw new Error(`there is no job ${request.name}`)
      await send(await boss(), job, request)
    } catch (error) {
      log.warn(
        { job: request.name, error: String(error) },
        "a job request was lost; the sweep will repeat it",
      )
    }
  }
  return { enqueue }
}

async function send(boss: PgBoss, job: Job, { payload, startAt, isRest }: AnyRequest): Promise<void> {
  const key = keyOf(job, payload)
  if (!startAt || startAt.getTime() <= Date.now()) {
    await boss.send(job.name, payload, { singletonKey: key, group: { id: key }, priority: isRest ? -1 : 0 })
    return
  }
  const singletonKey = `${job.name} ${key} ${startAt.toISOString()}`
  await boss.send(laterQueue, { name: job.name, payload }, { singletonKey, startAfter: startAt })
}
