import { setTimeout as sleep } from "node:timers/promises"

const firstRetryMs = 100
const longestRetryMs = 5_000

/**
 * Does what may not be given up while the process lives, such as a write while the database is away: tries again after a
 * tenth of a second, doubling to five. Never rejects.
 * @param failed is told of each failure, and after how long the next try comes
 */
export async function keepTrying(
  act: () => Promise<unknown>,
  failed: (error: unknown, retryMs: number) => void,
): Promise<void> {
  for (let retryMs = firstRetryMs; ; retryMs = Math.min(retryMs * 2, longestRetryMs)) {
    try {
      await act()
      return
    } catch (error) {
      failed(error, retryMs)
      await sleep(retryMs)
    }
  }
}
