import { cron, type Inngest, type InngestFunction } from "inngest"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { unmarkJob } from "#lib/platform/job-marks.ts"
import { eventName } from "./inngest-queue.ts"
import { type AnyQueue, type Job, keyOf } from "./job.ts"

/** Below the time most hosts give an HTTP request; a lane with more to do comes back. */
const turnMs = 20_000

/**
 * Each job as an Inngest function: started by `job/<name>` or its schedule, one run per key at a time, a further one
 * waits. The whole run is one step, so that a crash repeats it whole, and it ends with the request for its next run.
 */
export function inngestFunctions(
  client: Inngest,
  jobs: Job[],
  system: () => SystemCtx,
): InngestFunction.Any[] {
  return jobs.map((job) => inngestFunction(client, job, system))
}

function inngestFunction(client: Inngest, job: Job, system: () => SystemCtx): InngestFunction.Any {
  const triggers = [{ event: eventName(job.name) }, ...(job.schedule ? [cron(job.schedule.cron)] : [])]
  const concurrency = job.key ? { limit: 1, key: `event.data.${job.key}` } : { limit: 1 }
  return client.createFunction(
    { id: job.name, triggers, concurrency, retries: job.retries },
    ({ event, step }) => {
      const payload = event.name === eventName(job.name) ? event.data : {}
      return step.run("run", () => runOnce(job, payload, system()))
    },
  )
}

async function runOnce(job: Job, payload: object, system: SystemCtx): Promise<{ again: string | null }> {
  await unmarkJob(system.db, job.name, keyOf(job, payload))
  const { again } = await job.run(system, payload, { maxRunMs: turnMs })
  const queue: AnyQueue = system.jobs
  if (again) await queue.enqueue({ name: job.name, payload, startAt: again })
  return { again: again?.toISOString() ?? null }
}
