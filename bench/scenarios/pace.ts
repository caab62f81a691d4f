import { setTimeout as sleep } from "node:timers/promises"
import { type Arrival, carrierOf } from "../support/carrier.ts"
import { hold, queueCampaign, release } from "../support/ledger.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"

const rates = [10, 100]
/** Texts of one length, for which the rule says how much is possible; a minute for the usual ones, less for the others. */
const lengths = [
  { segments: [1], seconds: 60 },
  { segments: [2], seconds: 20 },
  { segments: [4], seconds: 20 },
  { segments: [6], seconds: 20 },
  { segments: [10], seconds: 20 },
  { segments: [1, 2, 4, 6, 10], seconds: 20 },
]

/** Two worker processes on one database send for a while at each rate, counted where it matters: at the carrier. */
export async function paceScenario(stack: Stack): Promise<Figure[]> {
  stack.addWorker()
  const figures: Figure[] = []
  for (const rate of rates)
    for (const length of lengths) figures.push(...(await measurePace(stack, { rate, ...length })))
  return figures
}

type Case = { rate: number; segments: number[]; seconds: number }

async function measurePace(stack: Stack, { rate, segments, seconds }: Case): Promise<Figure[]> {
  await hold(stack)
  await stack.db.query("UPDATE lane SET rate_per_second = $1", [rate])
  const id = `${rate}-${segments.length > 1 ? "mix" : segments}`
  await queueCampaign(stack, { id, count: rate * (seconds + 5), segments })
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
  const what = `pace ${rate}/s, ${segments.join(", ")} segments a text, two workers, ${seconds} s`
  const most: Figure = {
    what: `${what}: most in any second`,
    value: mostInAnySecond(arrivals),
    unit: "segments",
    bar: { atMost: rate },
  }
  if (segments.length > 1) return [most]
  return [most, meanOf(arrivals, what, { rate, segments, seconds })]
}

/** What lies between the first and the last message, of what the rule lets through of texts of this length. */
function meanOf(arrivals: Arrival[], what: string, { rate, segments: [segments = 1] }: Case): Figure {
  const [first, last] = [arrivals[0], arrivals.at(-1)]
  const tookSeconds = ((last?.atMs ?? 0) - (first?.atMs ?? 0)) / 1000
  const perSecond = (segmentsOf(arrivals) - segments) / tookSeconds
  return {
    what: `${what}: mean`,
    value: (perSecond / (Math.floor(rate / segments) * segments)) * 100,
    unit: "% of it",
    bar: { atLeast: 99 },
  }
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
