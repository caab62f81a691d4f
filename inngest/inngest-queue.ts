import type { Inngest } from "inngest"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { markJob, unmarkJob } from "#lib/platform/job-marks.ts"
import { type AnyQueue, type AnyRequest, type Job, keyOf } from "./job.ts"

export const eventName = (jobName: string) => `job/${jobName}`

const soonMs = 1_000
const bucketMs = 100

/**
 * Sends requests as events, at most one on its way per job and key: Inngest would queue a run for each, and a busy lane
 * is asked for a thousand times before its turn ends. A request for a later time does not count, or it would hold back
 * one for now; it carries its time and, as its id, the tenth of a second it is for, so that equal wishes are one.
 * Never throws: the verb's change is committed by now, and the sweep finds in the ledger whatever was lost.
 */
export function inngestQueue(
  client: Inngest,
  jobs: Job[],
  { db, log }: Pick<SystemCtx, "db" | "log">,
): AnyQueue {
  const keyOfRequest = ({ name, payload }: AnyRequest) => {
    const job = jobs.find((candidate) => candidate.name === name)
    if (!job) throw new Error(`there is no job ${name}`)
    return keyOf(job, payload)
  }

  async function send(request: AnyRequest): Promise<void> {
    const { name, payload, startAt } = request
    const key = keyOfRequest(request)
    const event = { name: eventName(name), data: payload }
    const atMs = startAt?.getTime() ?? 0
    if (atMs > Date.now() + soonMs) {
      const ts = Math.ceil(atMs / bucketMs) * bucketMs
      await client.send({ ...event, id: `${name} ${key} ${ts}`, ts })
    } else if (await markJob(db, name, key)) {
      const ts = atMs > Date.now() ? atMs : undefined
      await client.send({ ...event, ts }).catch(async (error: unknown) => {
        await unmarkJob(db, name, key)
        throw error
      })
    }
  }

  const enqueue = (request: AnyRequest) =>
    send(request).catch((error: unknown) => {
      log.warn({ job: request.name, err: error }, "a job request was lost; the sweep will repeat it")
    })
  return { enqueue }
}
