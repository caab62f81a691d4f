import fc from "fast-check"
import { expect, test } from "vitest"
import { PaceGuard, type Stall } from "./pace-guard.ts"

type Arrival = { afterMs: number; segments: number; lateMs: number; onTheWayMs: number }

/** A world in which timers fire late and requests are slow; tells when the provider had each segment. */
async function arrivalsAtProvider(given: Arrival[], ratePerSecond: number): Promise<number[]> {
  let nowMs = 0
  let lateMs = 0
  let open: { atMs: number; answered: () => void }[] = []
  const passTo = (toMs: number) => {
    for (const { atMs, answered } of open
      .filter((answer) => answer.atMs <= toMs)
      .sort((a, b) => a.atMs - b.atMs)) {
      nowMs = Math.max(nowMs, atMs)
      answered()
    }
    open = open.filter((answer) => answer.atMs > toMs)
    nowMs = Math.max(nowMs, toMs)
  }
  const guard = new PaceGuard({
    now: () => nowMs,
    sleep: async (ms) => passTo(nowMs + ms + lateMs),
    stall: () => null,
  })
  const arrivedAt: number[] = []
  let wishMs = 0
  for (const { afterMs, segments, lateMs: late, onTheWayMs } of given) {
    lateMs = late
    wishMs += afterMs
    passTo(wishMs)
    const answered = await guard.enter(segments, ratePerSecond, nowMs)
    arrivedAt.push(...Array.from({ length: segments }, () => nowMs + onTheWayMs))
    open.push({ atMs: nowMs + onTheWayMs, answered })
  }
  return arrivedAt.sort((a, b) => a - b)
}

const mostInOneSecond = (times: number[]) =>
  Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length))

const onTime = { segments: 1, lateMs: 0, onTheWayMs: 1 }
/** One quick answer, from which the guard knows how fast the provider can be. */
const acquaintance = { ...onTime, afterMs: 0 }

test("no second holds more segments than the rate at the provider, however late timers and requests are", async () => {
  const arrival = fc.record({
    afterMs: fc.constantFrom(0, 0, 0, 5, 50, 700),
    segments: fc.integer({ min: 1, max: 4 }),
    lateMs: fc.constantFrom(0, 1, 30),
    onTheWayMs: fc.constantFrom(1, 1, 2, 6, 90),
  })
  const arrivals = fc.array(arrival, { maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 4, max: 25 }), async (given, rate) => {
      expect(mostInOneSecond(await arrivalsAtProvider([acquaintance, ...given], rate))).toBeLessThanOrEqual(
        rate,
      )
    }),
  )
})

test("a lane of less than one message a second keeps its distance too", async () => {
  const arrivedAt = await arrivalsAtProvider(
    Array.from({ length: 3 }, () => ({ ...onTime, afterMs: 0 })),
    0.5,
  )
  expect(arrivedAt.map(Math.round)).toEqual([1, 2005, 4009])
})

test("messages on time are not held up", async () => {
  const arrivedAt = await arrivalsAtProvider(
    Array.from({ length: 50 }, () => ({ ...onTime, afterMs: 100.8 })),
    10,
  )
  expect(arrivedAt.at(-1)).toBeCloseTo(50 * 100.8 + 1, 3)
})

test("after a stall what is late goes at twice the pace at most, and what was under way counts as arrived at its end", async () => {
  let nowMs = 0
  let stall: Stall | null = null
  const guard = new PaceGuard({
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms
    },
    stall: () => stall,
  })
  const sentAt: number[] = []
  const send = async (slotAtMs: number) => {
    nowMs = Math.max(nowMs, slotAtMs)
    const answered = await guard.enter(1, 20, slotAtMs)
    sentAt.push(nowMs)
    return answered
  }
  const beforeStall = await Promise.all([send(0), send(50)])
  stall = { fromMs: 40, toMs: 1_500 }
  nowMs = 1_500
  for (const answered of beforeStall) answered()
  for (let slot = 2; slot < 60; slot += 1) (await send(slot * 50))()
  const after = sentAt.slice(2)
  const gaps = after.slice(1).map((at, index) => at - (after[index] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(25)
  const arrivals = [1_500, 1_500, ...after]
  expect(mostInOneSecond(arrivals)).toBeLessThanOrEqual(20)
})
