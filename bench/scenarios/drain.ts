import { bareRate, openSink } from "../support/bare.ts"
import { type Arrival, carrierOf } from "../support/carrier.ts"
import { countByState, hold, queueCampaign, release, tidy } from "../support/ledger.ts"
import type { Figure } from "../support/report.ts"
import type { Stack } from "../support/stack.ts"
import { until } from "../support/until.ts"

const messageCount = 100_000
const bareCount = 30_000
const callbacksEach = 2

/**
 * Drains 100,000 queued messages with the pace lifted, callbacks on, through worker, web, Postgres and the carrier, and
 * compares with the bare `twilio` package that sends to the same carrier in the same run, before and after. The bar is
 * against the package without callbacks; with callbacks to somebody who answers 204 it is shown beside it.
 */
export async function drainScenario(stack: Stack): Promise<Figure[]> {
  const before = await bareRate(stack.manifest, bareCount)
  const drain = await measureDrain(stack, { id: "bench-drain", count: messageCount })
  const after = await bareRate(stack.manifest, bareCount)
  const withCallbacks = await bareRateWithCallbacks(stack)
  const bare = (before + after) / 2
  const states = await countByState(stack, "bench-drain")
  return [
    { what: "bare twilio package, no callbacks", value: bare, unit: "messages/s" },
    { what: "bare twilio package, callbacks answered by a sink", value: withCallbacks, unit: "messages/s" },
    { what: "drain of 100,000 messages, callbacks on", value: drain.perSecond, unit: "messages/s" },
    {
      what: "drain against the bare package without callbacks",
      value: drain.perSecond / bare,
      unit: "ratio",
      bar: { atLeast: 0.5 },
    },
    {
      what: "drain against the bare package with callbacks",
      value: drain.perSecond / withCallbacks,
      unit: "ratio",
    },
    {
      what: "callbacks accepted by the one web process while it drains",
      value: drain.callbacksPerSecond,
      unit: "callbacks/s",
      bar: { atLeast: 1_000 },
    },
    { what: "callbacks accepted after it drained", value: drain.restPerSecond, unit: "callbacks/s" },
    {
      what: "messages that are delivered in the end",
      value: states.delivered ?? 0,
      unit: "messages",
      bar: { atLeast: messageCount },
    },
  ]
}

export type Drain = { perSecond: number; callbacksPerSecond: number; restPerSecond: number }

/**
 * Queues a campaign, lets it go, and reads at the carrier how fast it came in, from the first message to the last, and
 * how many callbacks were answered meanwhile and afterwards. Returns when the last callback was answered.
 */
export async function measureDrain(stack: Stack, campaign: { id: string; count: number }): Promise<Drain> {
  const carrier = carrierOf(stack.manifest)
  await hold(stack)
  await queueCampaign(stack, campaign)
  await tidy(stack)
  const [sinceMs, acceptedBefore, { ok: okBefore }] = [
    Date.now(),
    await carrier.accepted(),
    await carrier.callbacks(),
  ]
  await release(stack)
  const isIn = async () => (await carrier.accepted()) - acceptedBefore >= campaign.count
  await until("every message is at the carrier", isIn)
  const [drainedAtMs, { ok: okDrained }] = [Date.now(), await carrier.callbacks()]
  const wanted = okBefore + campaign.count * callbacksEach
  await until("every callback is answered", async () => (await carrier.callbacks()).ok >= wanted)
  const restSeconds = (Date.now() - drainedAtMs) / 1000
  const seconds = secondsOf(await carrier.arrivals(sinceMs))
  return {
    perSecond: campaign.count / seconds,
    callbacksPerSecond: (okDrained - okBefore) / seconds,
    restPerSecond: (wanted - okDrained) / restSeconds,
  }
}

const secondsOf = (arrivals: Arrival[]) => ((arrivals.at(-1)?.atMs ?? 0) - (arrivals[0]?.atMs ?? 0)) / 1000

async function bareRateWithCallbacks({ manifest }: Stack): Promise<number> {
  const sink = await openSink()
  const { pending, ok } = await carrierOf(manifest).callbacks()
  if (pending > 0) throw new Error("Callbacks of the drain are still under way")
  const rate = await bareRate(manifest, bareCount, sink.url)
  const wanted = ok + bareCount * callbacksEach
  await until("the sink has its callbacks", async () => (await carrierOf(manifest).callbacks()).ok >= wanted)
  sink.close()
  return rate
}
