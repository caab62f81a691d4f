import type { Inngest } from "inngest"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { markJob, markWake, unmarkJob, unmarkWake } from "#lib/platform/job-marks.ts"
import { type AnyQueue, type AnyRequest, type Keyed, keyOf } from "./job.ts"

export const eventName = (jobName: string) => `job/${jobName}`

export type InngestQueue = AnyQueue & {
  /** Asks for a run at a time; never throws either. */
  wake(request: AnyRequest, at: Date): Promise<void>
}

/** A run that is wanted so soon is a run for now, whose event waits a little. */
const soonMs = 1_000

/**
 * Sends requests as events, at most one on its way per job and key: Inngest would queue a run for each, and a busy lane
 * is asked for a thousand times before its turn ends. A request for a later time, an event that carries it, is counted
 * apart, or it would hold back one for now. Never throws: the verb's change is committed by now, and the sweep finds in
 * the ledger whatever was lost.
 */
export function inngestQueue(
  client: Inngest,
  jobs: Keyed[],
  { db, log }: Pick<SystemCtx, "db" | "log">,
): InngestQueue {
  const keyOfRequest = ({ name, payload }: AnyRequest) => {
    const job = jobs.find((candidate) => candidate.name === name)
    if (!job) throw new Error(`there is no job ${name}`)
    return keyOf(job, payload)
  }

  async function send(request: AnyRequest, ts?: number): Promise<void> {
    const { name, payload } = request
    const key = keyOfRequest(request)
    const isLater = ts !== undefined && ts > Date.now() + soonMs
    if (!(isLater ? await markWake(db, name, key, new Date(ts)) : await markJob(db, name, key))) return
    await client.send({ name: eventName(name), data: payload, ts }).catch(async (error: unknown) => {
      await (isLater ? unmarkWake : unmarkJob)(db, name, key)
      throw error
    })
  }

  const logged = (request: AnyRequest) => (error: unknown) => {
    log.warn({ job: request.name, err: error }, "a job request was lost; the sweep will repeat it")
  }
  return {
    enqueue: (request) => send(request).catch(logged(request)),
    wake: (request, at) => send(request, Math.max(at.getTime(), Date.now())).catch(logged(request)),
  }
}
