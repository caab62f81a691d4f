import { spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { testTwilio } from "#lib/channels/testing/test-webhooks.ts"
import { bePunctual } from "#lib/platform/testing/be-punctual.ts"
import { type Carrier, startCarrier } from "../../sandbox/carrier/start-carrier.ts"

/** A carrier that takes a moment to answer, so that many requests are under way when a process dies. */
export const startCrashCarrier = ({ createLatencyMs = 40 } = {}) =>
  startCarrier({ ...testTwilio, settings: { createLatencyMs, sendLatencyMs: 40, deliverLatencyMs: 80 } })

/** When a carrier noted arrivals later than they came: what it noted in between may have come since `fromMs`. */
export type LateSpan = { fromMs: number; toMs: number }
/** One that says so can judge a pace. */
export type CrashCarrier = Carrier & { lateSpans?: () => Promise<LateSpan[]> }

const file = path.join(import.meta.dirname, "../carrier.ts")

/** The same in a process of its own, whose clock may judge a pace: nothing else keeps it, nor its core, busy for long. */
export async function startPunctualCarrier(): Promise<CrashCarrier> {
  const child = spawn(process.execPath, [file], { stdio: ["ignore", "inherit", "inherit", "ipc"] })
  if (child.pid) bePunctual(child.pid)
  const [url] = (await once(child, "message")) as [string]
  const close = async () => {
    const ended = once(child, "exit")
    child.kill()
    await ended
  }
  const lateSpans = async () => {
    const answered = once(child, "message")
    child.send("late spans")
    return ((await answered) as [LateSpan[]])[0]
  }
  return { ...testTwilio, url, close, lateSpans }
}
