import path from "node:path"
import { testTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { bePunctual } from "#lib/platform/testing/be-punctual.ts"
import { type Carrier, startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { startNode } from "./node-process.ts"

/** A carrier that takes a moment to answer, so that many requests are under way when a process dies. */
export const startCrashCarrier = ({ createLatencyMs = 40 } = {}) =>
  startCarrier({ ...testTwilio, settings: { createLatencyMs, sendLatencyMs: 40, deliverLatencyMs: 80 } })

/** When a carrier noted arrivals later than they came: what it noted in between may have come since `fromMs`. */
export type LateSpan = { fromMs: number; toMs: number }
/** One that says so can judge a pace. */
export type CrashCarrier = Carrier & { lateSpans?: () => Promise<LateSpan[]> }

const file = path.join(import.meta.dirname, "../carrier.ts")

/** The same in a process of its own, whose clock may judge a pace: it shares its event loop with nothing else. */
export async function startPunctualCarrier(): Promise<CrashCarrier> {
  const { child, ended, nextMessage } = startNode(file, "carrier")
  const url = await nextMessage()
  if (typeof url !== "string" || !child.pid) throw new Error("The carrier's process did not start")
  bePunctual(child.pid)
  const close = async () => {
    child.kill()
    await ended
  }
  const lateSpans = async () => {
    child.send("late spans")
    return ((await nextMessage()) ?? []) as LateSpan[]
  }
  return { ...testTwilio, url, close, lateSpans }
}
