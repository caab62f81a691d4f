import { setTimeout as sleep } from "node:timers/promises"
import { type Arrival, carrierOf } from "../support/carrier.ts"
import { hold, queueCampaign, release } from "../support/ledger.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"

const rates = [10, 100]
const seconds = 60

/** Two worker processes on one database send for a minute at each rate, counted where it matters: at the carrier. */
export async function paceScenario(stack: Stack): Promise<Figure[]> {
  stack.addWorker()
  const figures: Figure[] = []
  for (const rate of rates) figures.push(...(await measurePace(stack, rate)))
  return figures
}

async function measurePace(stack: Stack, rate: number): Promise<Figure[]> {
  await hold(stack)
  await stack.db.query("UPDATE lane SET rate_per_second = $1", [rate])
  await queueCampaign(stack, { id: `bench-${rate}`, count: rate * (seconds + 5) })
  const carrier = carrierOf(stack.manifest)
  const sinceMs = Date.now()
  await release(stack)
  while ((await carrier.arrivals(sinceMs)).length === 0) await sleep(200)
  await sleep((seconds + 1) * 1000)
  const all = await carrier.arrivals(sinceMs)
  const endMs = (all[0]?.atMs ?? 0) + seconds * 1000
  const arrivals = all.filter(({ atMs }) => atMs < endMs)
  await hold(stack)
  await stack.db.query("UPDATE message SET state = 'cancelled' WHERE state = 'pending'")
  return [
    {
      what: `pace ${rate}/s, two workers, ${seconds} s: most in any second`,
      value: mostInAnySecond(arrivals),
      unit: "segments",
      bar: { atMost: rate },
    },
    {
      what: `pace ${rate}/s, two workers, ${seconds} s: mean`,
      value: (segmentsOf(arrivals) / seconds / rate) * 100,
      unit: "% of it",
      bar: { atLeast: 99 },
    },
  ]
}

const segmentsOf = (arrivals: Arrival[]) => arrivals.reduce((sum, { segments }) => sum + segments, 0)

/** The window slides over every arrival, so that no second escapes it. */
function mostInAnySecond(arrivals: Arrival[]): number {
  let [first, inWindow, most] = [0, 0, 0]
  for (const { atMs, segments } of arrivals) {
    inWindow += segments
    for (; (arrivals[first]?.atMs ?? atMs) <= atMs - 1000; first += 1)
      inWindow -= arrivals[first]?.segments ?? 0
    most = Math.max(most, inWindow)
  }
  return most
}
