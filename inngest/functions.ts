import { cron, type Inngest, type InngestFunction, NonRetriableError, RetryAfterError } from "inngest"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { unmarkJob } from "#lib/platform/job-marks.ts"
import { keepInHand, shutdownSignal } from "#lib/platform/shutdown.ts"
import { eventName, inngestQueue } from "./inngest-queue.ts"
import { type Job, keyOf } from "./job.ts"

/** Below the time most hosts give an HTTP request; a lane with more to do comes back. */
const turnMs = 20_000
/** A call that met no process, or one that ends, is repeated whatever the job says: nothing ran. */
const callRetries = 3
/** A process that ends leaves what comes next for so long: by then another is there, also where there is only one. */
const replacedWithinMs = 5_000

/**
 * Each job as an Inngest function: started by `job/<name>` or its schedule, one run per key at a time, a further one
 * waits. The whole run is one step, so that a crash repeats it whole, and it ends with the request for its next run.
 * Once the process was told to end, its runs stop between batches, and further calls are sent away to come again.
 */
export function inngestFunctions(
  client: Inngest,
  jobs: Job[],
  system: () => SystemCtx,
): InngestFunction.Any[] {
  const run: Run = (call) => runOnce(call, { client, jobs, system: system() })
  return jobs.map((job) => inngestFunction(client, job, run))
}

type Call = { job: Job; payload: object; attempt: number }
type Run = (call: Call) => Promise<{ again: string | null }>

function inngestFunction(client: Inngest, job: Job, run: Run): InngestFunction.Any {
  const timer = job.schedule?.cron ? [cron(job.schedule.cron)] : []
  const triggers = [{ event: eventName(job.name) }, ...timer]
  const concurrency = job.key ? { limit: 1, key: `event.data.${job.key}` } : { limit: 1 }
  return client.createFunction(
    { id: job.name, triggers, concurrency, retries: callRetries },
    ({ event, step, attempt }) => {
      const payload = event.name === eventName(job.name) ? event.data : {}
      return step.run("run", () => {
        if (shutdownSignal().aborted) throw new RetryAfterError("this process ends", replacedWithinMs)
        return keepInHand(run({ job, payload, attempt }))
      })
    },
  )
}

type World = { client: Inngest; jobs: Job[]; system: SystemCtx }

async function runOnce({ job, payload, attempt }: Call, { client, jobs, system }: World) {
  await unmarkJob(system.db, job.name, keyOf(job, payload))
  const { again } = await job
    .run(system, payload, { maxRunMs: turnMs, signal: shutdownSignal() })
    .catch(attempt < job.retries ? undefined : forGood)
  if (again) await inngestQueue(client, jobs, system).wake({ name: job.name, payload }, notHere(again))
  return { again: again?.toISOString() ?? null }
}

const notHere = (again: Date) =>
  shutdownSignal().aborted ? new Date(Math.max(again.getTime(), Date.now() + replacedWithinMs)) : again

/** A run that failed is repeated as often as its job allows; a call that led to none, more often. */
function forGood(cause: unknown): never {
  throw new NonRetriableError("the job failed", { cause })
}
