import { setTimeout as sleep } from "node:timers/promises"

type Shutdown = { controller: AbortController; open: Set<Promise<unknown>> }

/** Next's bundle and the server around it each have a copy of this module: what they share is on `globalThis`. */
const holder = globalThis as { proactiveShutdown?: Shutdown }

function shared(): Shutdown {
  holder.proactiveShutdown ??= { controller: new AbortController(), open: new Set() }
  return holder.proactiveShutdown
}

/** Aborted once this process was told to end. */
export const shutdownSignal = (): AbortSignal => shared().controller.signal

/** Notes work that must not be cut off, and gives it back: a run of a job, messages that are with the provider. */
export function keepInHand<Result>(work: Promise<Result>): Promise<Result> {
  const { open } = shared()
  open.add(work)
  const remove = () => void open.delete(work)
  work.then(remove, remove)
  return work
}

/** Tells all runs of this process to stop between batches. */
export const askToStop = (): void => shared().controller.abort()

/** Waits until nothing is in hand any more, for `withinMs` at most. False when something is. */
export async function untilNothingInHand(withinMs: number): Promise<boolean> {
  const { open } = shared()
  const isOver = sleep(withinMs, true, { ref: false })
  while (open.size > 0) {
    const ended = Promise.allSettled(open).then(() => false)
    if (await Promise.race([ended, isOver])) return false
  }
  return true
}
