import { setTimeout as sleep } from "node:timers/promises"
import { passLookupTime } from "./pass-time.ts"
import type { Stage } from "./stage.ts"

const limitMs = 150_000
/** Callbacks are waited for so long before the messages without one are looked up. */
const quietMs = 1_000
const askEveryMs = 500
/** What so many looks at the provider did not resolve stays unknown. */
const looks = 2

type Facts = { open: number; unknown: number; ended: number; lookedUp: number }

/**
 * Waits until nothing more can change by itself: no recipient is on its way, those without a receipt were looked up, and
 * so, several times, were those of unknown fate. Scheduled jobs are asked for before their time. Gives up after two minutes and a half.
 * Without callbacks a message ends with the provider's acceptance.
 */
export async function untilSettled(stage: Stage, recipients: number, withCallbacks: boolean): Promise<void> {
  const endsAt = Date.now() + limitMs
  const seen = { facts: "", changedAt: Date.now() }
  while (Date.now() < endsAt) {
    const facts = await readFacts(stage, withCallbacks ? ended : [...ended, "accepted"])
    const text = JSON.stringify(facts)
    if (text !== seen.facts) Object.assign(seen, { facts: text, changedAt: Date.now() })
    const isQuiet = Date.now() - seen.changedAt > quietMs
    if (facts.ended === recipients) return
    if (facts.ended + facts.unknown === recipients && facts.lookedUp === facts.unknown) return
    await stage.asker.ask("sweep")
    if (isQuiet && facts.open === 0) {
      await passLookupTime(stage.world)
      await stage.asker.ask("reconcile-unknown")
      if (withCallbacks) await stage.asker.ask("refresh-receipts")
    }
    await sleep(askEveryMs)
  }
}

const ended = ["delivered", "read", "failed", "skipped", "cancelled"]

async function readFacts({ world, campaignId }: Stage, endStates: string[]): Promise<Facts> {
  const [facts] = await world.db.$queryRaw<Facts[]>`
    SELECT count(*) FILTER (WHERE state IN ('pending', 'held', 'claimed', 'submitted'))::int AS open,
      count(*) FILTER (WHERE state = 'unknown')::int AS unknown,
      count(*) FILTER (WHERE state = 'unknown' AND l.lookups >= ${looks}::int)::int AS "lookedUp",
      count(*) FILTER (WHERE state::text = ANY(${endStates}))::int AS ended
    FROM message m LEFT JOIN message_lookup l ON l.message_id = m.id WHERE campaign_id = ${campaignId}`
  return facts ?? { open: 0, unknown: 0, ended: 0, lookedUp: 0 }
}
