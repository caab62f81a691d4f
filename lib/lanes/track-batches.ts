import { setTimeout as sleep } from "node:timers/promises"
import { keepInHand } from "#lib/platform/shutdown.ts"

/**
 * Batches that are with the provider while the next ones are claimed. A failure stops the run, at its end. They are the
 * process's, too: its shutdown waits for their outcomes.
 */
export function trackBatches() {
  const batches = new Set<Promise<void>>()
  const failures: unknown[] = []

  function add(batch: Promise<void>): void {
    const tracked = keepInHand(batch)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => batches.delete(tracked))
    batches.add(tracked)
  }

  /** Resolves when a batch ends, after so long at the latest. */
  const next = (withinMs: number) => Promise.race([...batches, sleep(withinMs)])

  /** Waits so long for the last answers; what comes later is recorded all the same. Throws what a batch has thrown. */
  async function end(withinMs: number): Promise<void> {
    await Promise.race([Promise.all(batches), sleep(withinMs)])
    if (failures.length > 0) throw failures[0]
  }

  return { add, next, end, count: () => batches.size, hasFailed: () => failures.length > 0 }
}
