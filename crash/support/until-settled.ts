import { setTimeout as sleep } from "node:timers/promises"
import { passLookupTime } from "./pass-time.ts"
import type { Stage } from "./stage.ts"

const limitMs = 60_000
/** Without news for so long nothing more comes: longer than the carrier takes for its last callback. */
const quietMs = 1_200
const askEveryMs = 600

type Facts = { open: number; unknown: number; delivered: number; total: number }

/**
 * Waits until nothing more happens by itself: every recipient has a row, no row is on its way, and what is unknown was
 * looked up several times. Scheduled jobs are asked for more often than their schedule does. Gives up after a minute.
 */
export async function untilSettled(stage: Stage, recipients: number): Promise<void> {
  const endsAt = Date.now() + limitMs
  let last = ""
  let changedAt = Date.now()
  let askedAt = 0
  while (Date.now() < endsAt) {
    const facts = await readFacts(stage)
    if (JSON.stringify(facts) !== last) changedAt = Date.now()
    last = JSON.stringify(facts)
    const isDelivered = facts.delivered === recipients
    const isQuiet = Date.now() - changedAt > quietMs && facts.open === 0 && facts.total === recipients
    if (isDelivered || isQuiet) return
    if (Date.now() - askedAt > askEveryMs) {
      askedAt = Date.now()
      await stage.asker.ask("sweep")
      if (facts.unknown > 0) await passLookupTime(stage.world)
      if (facts.unknown > 0) await stage.asker.ask("reconcile-unknown")
    }
    await sleep(100)
  }
}

async function readFacts({ world, campaignId }: Stage): Promise<Facts> {
  const [facts] = await world.db.$queryRaw<Facts[]>`
    SELECT count(*)::int AS total,
      count(*) FILTER (WHERE state IN ('pending', 'held', 'claimed', 'submitted'))::int AS open,
      count(*) FILTER (WHERE state = 'unknown')::int AS unknown,
      count(*) FILTER (WHERE state = 'delivered')::int AS delivered
    FROM message WHERE campaign_id = ${campaignId}`
  return facts ?? { open: 0, unknown: 0, delivered: 0, total: 0 }
}
