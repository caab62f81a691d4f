import { cron, type Inngest, type InngestFunction } from "inngest"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { eventName } from "./inngest-queue.ts"
import { type Job, keyOf } from "./job.ts"

/** Below the time most hosts give an HTTP request; a lane with more to do comes back. */
const turnMs = 20_000
const bucketMs = 100

/**
 * Each job as an Inngest function: started by `job/<name>` or its schedule, one run per key at a time, further ones
 * wait in line. The work is one step; the time it wants to run again is an event that Inngest holds until then.
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
    async ({ event, step }) => {
      const payload = event.name === eventName(job.name) ? event.data : {}
      const again = await step.run("run", async () => {
        const outcome = await job.run(system(), payload, { maxRunMs: turnMs })
        return outcome.again?.getTime() ?? null
      })
      if (again !== null) await step.sendEvent("again", runAgain(job, payload, again))
      return { again }
    },
  )
}

/**
 * Runs of one key that want the same moment become one: Inngest drops an event whose id it knows. Without this every
 * request that came while a lane was busy would go on as a chain of its own.
 */
function runAgain(job: Job, payload: object, atMs: number) {
  const ts = (Math.floor(Math.max(atMs, Date.now()) / bucketMs) + 1) * bucketMs
  return { id: `${job.name} ${keyOf(job, payload)} ${ts}`, name: eventName(job.name), data: payload, ts }
}
