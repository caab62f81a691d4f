import fc from "fast-check"
import { expect, test } from "vitest"
import { PaceGuard } from "./pace-guard.ts"

type Arrival = { afterMs: number; segments: number; lateMs: number }

/** Lets messages arrive as told on a clock whose timers fire late, and returns the instant of each segment that went. */
async function sendAll(arrivals: Arrival[], ratePerSecond: number): Promise<number[]> {
  let nowMs = 0
  let lateMs = 0
  const sleep = async (ms: number) => {
    nowMs += ms + lateMs
  }
  const guard = new PaceGuard({ now: () => nowMs, sleep })
  const sentAt: number[] = []
  let arrivesMs = 0
  for (const arrival of arrivals) {
    lateMs = arrival.lateMs
    arrivesMs += arrival.afterMs
    nowMs = Math.max(nowMs, arrivesMs)
    await guard.enter(arrival.segments, ratePerSecond)
    sentAt.push(...Array.from({ length: arrival.segments }, () => nowMs))
  }
  return sentAt
}

const mostInOneSecond = (times: number[]) =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length))

test("no second holds more segments than the rate, however the messages arrive and however late timers are", async () => {
  const arrival = fc.record({
    afterMs: fc.constantFrom(0, 0, 0, 5, 50, 700),
    segments: fc.integer({ min: 1, max: 4 }),
    lateMs: fc.constantFrom(0, 1, 30),
  })
  const arrivals = fc.array(arrival, { maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 4, max: 25 }), async (given, rate) => {
      expect(mostInOneSecond(await sendAll(given, rate))).toBeLessThanOrEqual(rate)
    }),
  )
})

test("a lane of less than one message a second keeps its distance too", async () => {
  const sentAt = await sendAll(
    Array.from({ length: 3 }, () => ({ afterMs: 0, segments: 1, lateMs: 0 })),
    0.5,
  )
  expect(sentAt.map(Math.round)).toEqual([0, 2006, 4012])
})

test("messages on time are not held up", async () => {
  const arrivals = Array.from({ length: 50 }, () => ({ afterMs: 100.8, segments: 1, lateMs: 0 }))
  const sentAt = await sendAll(arrivals, 10)
  expect(sentAt.at(-1)).toBeCloseTo(50 * 100.8, 3)
})
