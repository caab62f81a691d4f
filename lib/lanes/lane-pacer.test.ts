import { setImmediate as settled } from "node:timers/promises"
import fc from "fast-check"
import { expect, test } from "vitest"
import { type Departure, LanePacer } from "./lane-pacer.ts"
import { segmentsPerSecond } from "./pace-rule.ts"
import type { Stall } from "./process-timer.ts"
import { RoundTrips } from "./round-trips.ts"

type Span = { fromMs: number; toMs: number }
type Network = { onTheWayMs: number; jitterMs: number; workMs: number; workJitterMs: number }
type World = {
  network: Network
  /** Nothing passes in either direction. */
  cuts: Span[]
  /** The process does not run. */
  stalls: Span[]
  /** Timers fire so late at most. */
  lateMs: number
  /** From being let go to being written: the package, the line of the event loop, a new connection. */
  untilWrittenMs: number
  /** Of these writes, counted from 0, the process hears so much later; they leave at once, or only then. */
  breaks?: { nth: number; lengthMs: number; leavesAtOnce: boolean }[]
}

const quiet: World = {
  network: { onTheWayMs: 10, jitterMs: 2, workMs: 5, workJitterMs: 30 },
  cuts: [],
  stalls: [],
  lateMs: 1,
  untilWrittenMs: 0.5,
}

const endOf = (spans: Span[], atMs: number) =>
  spans.find(({ fromMs, toMs }) => atMs >= fromMs && atMs < toMs)?.toMs ?? atMs
/** What a process has written shortly before it stops may leave only when it goes on. */
const socketMs = 15

/** Simulated time: whatever waits is called in its order, and the clock stands still in between. */
function openWorld({ network, cuts, stalls, lateMs, untilWrittenMs, breaks = [] }: World) {
  let writes = 0
  const waiting: { atMs: number; run(): void }[] = []
  const arrivals: { atMs: number; segments: number }[] = []
  let nowMs = 0
  let seed = 1
  const chance = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const at = (atMs: number, run: () => void) => {
    const index = waiting.findLastIndex((one) => one.atMs <= atMs)
    waiting.splice(index + 1, 0, { atMs, run })
  }
  const whenRunning = (atMs: number, run: () => void) => at(endOf(stalls, atMs), run)
  const past = (): Stall | null => {
    const last = stalls.findLast(({ toMs }) => toMs <= nowMs)
    return last ? { fromMs: last.fromMs - 20, toMs: last.toMs } : null
  }
  const timer = {
    now: () => nowMs,
    sleep: (ms: number) =>
      new Promise<void>((resolve) => whenRunning(nowMs + Math.ceil(ms) + chance() * lateMs, resolve)),
    stall: past,
  }
  function request(segments: number, departure: Departure): void {
    whenRunning(nowMs + chance() * untilWrittenMs, () => write(segments, departure))
  }
  function write(segments: number, { begun, written, answered }: Departure): void {
    const rest = breaks.find(({ nth }) => nth === writes) ?? { lengthMs: 0, leavesAtOnce: true }
    writes += 1
    begun()
    const heardMs = nowMs + rest.lengthMs
    if (heardMs > nowMs) whenRunning(heardMs, written)
    else written()
    const { onTheWayMs, jitterMs, workMs, workJitterMs } = network
    const leftMs = endOf(
      stalls.map(({ fromMs, toMs }) => ({ fromMs: fromMs - socketMs, toMs })),
      rest.leavesAtOnce ? nowMs : heardMs,
    )
    const arrivedMs = endOf(cuts, leftMs + onTheWayMs + chance() * jitterMs)
    const doneMs = endOf(cuts, arrivedMs + workMs + chance() * workJitterMs)
    arrivals.push({ atMs: arrivedMs, segments })
    whenRunning(Math.max(doneMs + onTheWayMs, heardMs), answered)
  }
  async function runUntil(endMs: number, isDone = () => false): Promise<void> {
    for (;;) {
      await settled()
      const next = waiting[0]
      if (isDone() || !next || next.atMs > endMs) return
      waiting.shift()
      nowMs = Math.max(nowMs, next.atMs)
      next.run()
    }
  }
  return { timer, request, arrivals, runUntil }
}

type Sim = ReturnType<typeof openWorld>

/** Sends these texts one after the other, as fast as the pacer lets them. */
function sendAll(world: Sim, pacer: LanePacer, texts: number[], ratePerSecond: number, isOver = () => false) {
  const progress = { left: [...texts], unanswered: 0 }
  for (const segments of texts) {
    const connect = async () => () => {
      progress.unanswered -= 1
    }
    void pacer.enter({ segments, ratePerSecond, connect, isOver }).then((departure) => {
      if (!departure) return
      progress.left.shift()
      progress.unanswered += 1
      world.request(segments, departure)
    })
  }
  return progress
}

/** The first second that has more than the rule allows. */
function excess(arrivals: Sim["arrivals"], ratePerSecond: number) {
  const ordered = arrivals.toSorted((a, b) => a.atMs - b.atMs)
  let [first, sum] = [0, 0]
  for (const [last, { atMs, segments }] of ordered.entries()) {
    sum += segments
    for (; (ordered[first]?.atMs ?? atMs) <= atMs - 1000; first += 1) sum -= ordered[first]?.segments ?? 0
    if (sum > Math.floor(ratePerSecond) && last > first) return ordered.slice(first, last + 1)
  }
  return null
}

const rates = fc.oneof(
  fc.constantFrom(0.5, 0.9, 1, 1.5, 3, 9.7, 10, 10.5, 40, 100),
  fc.double({ min: 0.5, max: 60, noNaN: true }),
)
const texts = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 15 })), {
  minLength: 20,
  maxLength: 150,
})
const networks = (workJitterMs: number[]) =>
  fc.record({
    onTheWayMs: fc.constantFrom(0, 2, 30),
    jitterMs: fc.constantFrom(0, 1),
    workMs: fc.constantFrom(1, 20, 200),
    workJitterMs: fc.constantFrom(...workJitterMs),
  })
const startLane = (world: Sim) => new LanePacer(world.timer, new RoundTrips())

/** Stretches of time that do not overlap. */
const spans = (lengthsMs: number[]) =>
  fc
    .array(
      fc.record({ afterMs: fc.integer({ min: 300, max: 4_000 }), lengthMs: fc.constantFrom(...lengthsMs) }),
      { maxLength: 3 },
    )
    .map((given) => {
      let endMs = 0
      return given.map(({ afterMs, lengthMs }): Span => {
        const fromMs = endMs + afterMs
        endMs = fromMs + lengthMs
        return { fromMs, toMs: endMs }
      })
    })

test("no second at the provider has more than the rule allows, whatever stalls, and nobody waits for ever", async () => {
  const worlds = fc.record({
    network: networks([0, 1]),
    cuts: spans([120, 300, 1_000, 5_000]),
    stalls: spans([150, 700, 2_000]),
    lateMs: fc.constantFrom(0, 2, 30),
    untilWrittenMs: fc.constantFrom(0, 3, 40),
    breaks: fc.array(
      fc.record({
        nth: fc.integer({ min: 0, max: 60 }),
        lengthMs: fc.constantFrom(5, 30, 95),
        leavesAtOnce: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(worlds, rates, texts, async (given, ratePerSecond, sizes) => {
      const world = openWorld(given)
      const progress = sendAll(world, startLane(world), sizes, ratePerSecond)
      await world.runUntil(3_600_000)
      expect(progress.left).toEqual([])
      expect(excess(world.arrivals, ratePerSecond)).toBeNull()
    }),
    { numRuns: 300 },
  )
}, 120_000)

test("on a quiet day at least 99 percent of what the rule allows is sent, whatever the length of the texts", async () => {
  const cases = [0.5, 1, 2.5, 3, 10, 10.5, 100].flatMap((rate) =>
    [1, 2, 3, 4, 6, 12, 15].map((segments) => ({ rate, segments })),
  )
  for (const { rate, segments } of cases) {
    const world = openWorld(quiet)
    const count = Math.ceil((segmentsPerSecond(segments, rate) / segments) * 100)
    sendAll(
      world,
      startLane(world),
      Array.from({ length: count + 1 }, () => segments),
      rate,
    )
    await world.runUntil(3_600_000)
    const times = world.arrivals.map(({ atMs }) => atMs)
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
    const mean = (count * segments) / seconds
    expect(mean / segmentsPerSecond(segments, rate), `${rate}/s of ${segments}`).toBeGreaterThan(0.99)
    expect(excess(world.arrivals, rate)).toBeNull()
  }
}, 60_000)

test("a message that is held up is late itself, and the others are not: a busy process keeps its pace", async () => {
  const breaks = Array.from({ length: 160 }, (_, n) => ({ nth: 37 * n, lengthMs: 15, leavesAtOnce: true }))
  const world = openWorld({ ...quiet, lateMs: 2, untilWrittenMs: 3, breaks })
  const sizes = Array.from({ length: 6_000 }, () => 1)
  sendAll(world, startLane(world), sizes, 100)
  await world.runUntil(3_600_000)
  const lastMs = Math.max(...world.arrivals.map(({ atMs }) => atMs))
  expect(6_000 / (lastMs / 1000)).toBeGreaterThan(99)
  expect(excess(world.arrivals, 100)).toBeNull()
}, 60_000)

test("a thousand a second keeps its pace", async () => {
  const world = openWorld(quiet)
  sendAll(
    world,
    startLane(world),
    Array.from({ length: 10_000 }, () => 1),
    1000,
  )
  await world.runUntil(3_600_000)
  const lastMs = Math.max(...world.arrivals.map(({ atMs }) => atMs))
  expect(10_000 / (lastMs / 1000)).toBeGreaterThan(985)
  expect(excess(world.arrivals, 1000)).toBeNull()
}, 60_000)

test("a process that hears late of its own write does not take the provider for faster than it is", async () => {
  const network = { onTheWayMs: 50, jitterMs: 0, workMs: 1, workJitterMs: 0 }
  const breaks = [23, 30, 37].map((nth) => ({ nth, lengthMs: 95, leavesAtOnce: true }))
  // Each holds another message up, by up to 45 ms.
  const cuts = Array.from({ length: 8 }, (_, n) => ({ fromMs: 5_000 + 507 * n, toMs: 5_050 + 507 * n }))
  const world = openWorld({ ...quiet, network, cuts, breaks })
  const sizes = Array.from({ length: 120 }, () => 1)
  sendAll(world, startLane(world), sizes, 10)
  await world.runUntil(3_600_000)
  expect(world.arrivals).toHaveLength(120)
  expect(excess(world.arrivals, 10)).toBeNull()
})

test("who waits for an answer is told of it, and does not ask again and again", async () => {
  const world = openWorld({ ...quiet, cuts: [{ fromMs: 5_000, toMs: 10_000 }] })
  let asked = 0
  const sleep = (ms: number) => {
    asked += 1
    // Whoever falls asleep for long while nothing passes wakes when he is told, or far too late.
    const isCut = world.timer.now() > 6_500 && world.timer.now() < 10_000
    return world.timer.sleep(isCut ? 1_000_000 : ms)
  }
  const pacer = new LanePacer({ ...world.timer, sleep }, new RoundTrips())
  const sizes = Array.from({ length: 100 }, () => 1)
  const progress = sendAll(world, pacer, sizes, 10)
  await world.runUntil(6_400)
  asked = 0
  await world.runUntil(9_900)
  expect(progress.left.length).toBeGreaterThan(0)
  expect(asked).toBeLessThan(10)
  await world.runUntil(60_000)
  expect(progress.left).toEqual([])
})

test("a lane that changes its process keeps the rule; a clean change costs milliseconds, a death two seconds more", async () => {
  const changes = fc.record({
    network: networks([0, 10, 100]),
    ratePerSecond: rates,
    sizes: texts,
    isClean: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(changes, fc.integer({ min: 100, max: 5_000 }), async (given, changeMs) => {
      const { network, ratePerSecond, sizes, isClean } = given
      const world = openWorld({ ...quiet, network })
      const first = startLane(world)
      let isOver = false
      const progress = sendAll(world, first, sizes, ratePerSecond, () => isOver)
      await world.runUntil(changeMs)
      isOver = true
      const endMs = Math.max(changeMs, world.timer.now()) + (isClean ? 1_000 : 500)
      void world.timer.sleep(endMs - world.timer.now())
      await world.runUntil(endMs, () => isClean && progress.unanswered === 0)
      const second = startLane(world)
      second.takeOver(isClean ? first.handover(ratePerSecond).arrivals : [[0, Math.ceil(ratePerSecond)]])
      const rest = sendAll(world, second, [...progress.left], ratePerSecond)
      await world.runUntil(3_600_000)
      expect(rest.left).toEqual([])
      expect(excess(world.arrivals, ratePerSecond)).toBeNull()
    }),
    { numRuns: 300 },
  )
}, 120_000)
