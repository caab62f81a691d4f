import { type AnyQueue, type AnyRequest, type Job, keyOf } from "../job.ts"

/** Beyond this a wish to run again is stored, because a timer would not survive the process. */
const nearMs = 60_000

/**
 * Brings runs back at their time to the millisecond, which polling cannot: a lane's pace hangs on it. One timer per key,
 * the earliest wish wins. A timer that dies with its process is made good by the sweep.
 */
export function wakeTimers(queue: AnyQueue) {
  const timers = new Map<string, { atMs: number; timeout: NodeJS.Timeout }>()

  function wake(job: Job, payload: object, at: Date): Promise<void> {
    const request: AnyRequest = { name: job.name, payload }
    const delayMs = at.getTime() - Date.now()
    if (delayMs <= 0) return queue.enqueue({ ...request, isRest: true })
    if (delayMs > nearMs) return queue.enqueue({ ...request, startAt: at })
    arm(`${job.name} ${keyOf(job, payload)}`, at.getTime(), request)
    return Promise.resolve()
  }

  function arm(id: string, atMs: number, request: AnyRequest): void {
    const armed = timers.get(id)
    if (armed && armed.atMs <= atMs) return
    clearTimeout(armed?.timeout)
    const fire = () => {
      timers.delete(id)
      void queue.enqueue(request)
    }
    timers.set(id, { atMs, timeout: setTimeout(fire, atMs - Date.now()) })
  }

  function clear(): void {
    for (const { timeout } of timers.values()) clearTimeout(timeout)
    timers.clear()
  }

  return { wake, clear }
}
