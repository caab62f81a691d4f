import type { Inngest } from "inngest"
import type { Logger } from "#lib/platform/log.ts"
import type { AnyQueue, AnyRequest } from "./job.ts"

export const eventName = (jobName: string) => `job/${jobName}`

/**
 * Sends a request as an event; one for later carries its time, and Inngest starts the run then. Never throws: the
 * verb's change is committed by now, and the sweep finds in the ledger whatever a lost request would have started.
 */
export function inngestQueue(client: Inngest, log: Logger): AnyQueue {
  const enqueue = async ({ name, payload, startAt }: AnyRequest) => {
    try {
      await client.send({ name: eventName(name), data: payload, ts: startAt?.getTime() })
    } catch (error) {
      log.warn({ job: name, error: String(error) }, "a job request was lost; the sweep will repeat it")
    }
  }
  return { enqueue }
}
