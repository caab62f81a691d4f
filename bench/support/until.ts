import { setTimeout as sleep } from "node:timers/promises"

const limitMs = 300_000

/** Asks every `everyMs` until it is so. Throws, with `what`, after five minutes. */
export async function until(
  what: string,
  isReached: () => Promise<boolean>,
  { everyMs = 100 } = {},
): Promise<void> {
  const endsAt = Date.now() + limitMs
  while (!(await isReached())) {
    if (Date.now() > endsAt) throw new Error(`Not within five minutes: ${what}`)
    await sleep(everyMs)
  }
}
