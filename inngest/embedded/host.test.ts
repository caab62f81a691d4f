import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { afterEach, describe, expect, it } from "vitest"
import { z } from "zod"
import { systemClock } from "#lib/platform/clock.ts"
import { env } from "#lib/platform/env.ts"
import { log } from "#lib/platform/log.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { defineJob, type Job } from "../job.ts"
import { keyed } from "../testing/keyed.ts"
import { senderBoss } from "./boss.ts"
import { bossQueue } from "./boss-queue.ts"
import { type EmbeddedHost, startEmbeddedHost } from "./host.ts"

const world = worldPerFile()
const running: EmbeddedHost[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.stop()))
})

async function start(jobs: Job[], parallelRuns = env().WORKER_CONCURRENCY): Promise<EmbeddedHost> {
  const system = { db: world.db, clock: systemClock, log }
  const host = await startEmbeddedHost({ connectionString: world.databaseUrl, jobs, system, parallelRuns })
  running.push(host)
  return host
}

type Run = { key: string; startedAt: number; endedAt: number }

/** A job that notes its runs, each of which takes `takesMs(key)` and does not end before `until`. */
function recorder(name: string, takesMs: (key: string) => number = () => 0, until?: Promise<void>) {
  const runs: Run[] = []
  const job = defineJob(keyed(name), async (_system, { key }) => {
    const run = { key, startedAt: performance.now(), endedAt: 0 }
    runs.push(run)
    await Promise.all([sleep(takesMs(key)), until])
    run.endedAt = performance.now()
    return { again: null }
  })
  return { job, runs, ended: () => runs.filter(({ endedAt }) => endedAt > 0).length }
}

/** The states of the requests with this name that went through the database. */
async function requestStates(name: string): Promise<string[]> {
  const requests = await world.db.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM pgboss.job WHERE data->>'name' = ${name}`
  return requests.map(({ state }) => state)
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

describe("the embedded host", () => {
  it("wakes within 100 ms of a request, also of another process", async () => {
    const { job, runs } = recorder("wake")
    await start([job])
    const sender = senderBoss(world.databaseUrl, log)
    await sender.start()
    const queue = bossQueue(async () => sender, [job], log)
    const latencies: number[] = []
    for (let i = 0; i < 20; i += 1) {
      await sleep(30)
      const askedAt = performance.now()
      await queue.enqueue({ name: "wake", payload: { key: `k${i}` } })
      await expect.poll(() => runs.length, { interval: 1, timeout: 5_000 }).toBe(i + 1)
      latencies.push((runs[i]?.startedAt ?? 0) - askedAt)
    }
    await sender.stop()
    log.info({ median: median(latencies), worst: Math.max(...latencies) }, "wake latency in ms")
    expect(median(latencies)).toBeLessThan(100)
  })

  it("has one run of a key active and one waiting, whatever is asked, also by another process", async () => {
    const asked = Promise.withResolvers<void>()
    const { job, runs, ended } = recorder("single", () => 300, asked.promise)
    const host = await start([job])
    const sender = senderBoss(world.databaseUrl, log)
    await sender.start()
    const payload = { key: "lane" }
    const queues = [host.queue, bossQueue(async () => sender, [job], log)]
    await host.queue.enqueue({ name: "single", payload })
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => queues[i % 2]?.enqueue({ name: "single", payload })),
    )
    // What another process asked is one request until the worker took it: then the first run may end.
    const untaken = async () => (await requestStates("single")).filter((state) => state !== "completed")
    await expect.poll(untaken).toEqual([])
    asked.resolve()
    await expect.poll(ended, { timeout: 5_000 }).toBe(2)
    await sender.stop()
    await sleep(500)
    expect(runs).toHaveLength(2)
    expect(runs[1]?.startedAt).toBeGreaterThanOrEqual(runs[0]?.endedAt ?? Infinity)
  })

  it("runs again at once for a request that came while the run was ending", async () => {
    const seen: number[] = []
    let changes = 0
    const job = defineJob(keyed("race"), async () => {
      seen.push(changes)
      await sleep(Math.random() * 4)
      return { again: null }
    })
    const host = await start([job])
    const latencies: number[] = []
    for (let round = 1; round <= 150; round += 1) {
      await sleep(Math.random() * 12)
      changes = round
      const askedAt = performance.now()
      await host.queue.enqueue({ name: "race", payload: { key: "lane" } })
      await expect.poll(() => seen.at(-1), { interval: 2, timeout: 5_000 }).toBe(round)
      latencies.push(performance.now() - askedAt)
    }
    expect(median(latencies)).toBeLessThan(200)
  })

  it("lets a slow lane delay no other", async () => {
    const { job, runs } = recorder("lanes", (key) => (key.startsWith("slow") ? 3_000 : 5))
    const host = await start([job], 4)
    for (const key of ["slow1", "slow2", "slow3"])
      await host.queue.enqueue({ name: "lanes", payload: { key } })
    await expect.poll(() => runs.length, { timeout: 5_000 }).toBe(3)
    const askedAt = performance.now()
    for (let i = 0; i < 10; i += 1) await host.queue.enqueue({ name: "lanes", payload: { key: `quick${i}` } })
    await expect.poll(() => runs.length, { timeout: 2_500 }).toBe(13)
    expect(performance.now() - askedAt).toBeLessThan(2_500)
  })

  /** A job that has more to do for ever, and stops between batches of 100 ms when it is told to. */
  function endless(name: string) {
    const startedAt = new Map<string, number>()
    const runs: string[] = []
    const job = defineJob(keyed(name), async (_system, { key }, { signal, maxRunMs }) => {
      const endsAt = performance.now() + Math.min(maxRunMs, 700)
      if (!startedAt.has(key)) startedAt.set(key, performance.now())
      runs.push(key)
      if (key === "one message") return { again: null }
      while (performance.now() < endsAt && !signal?.aborted) await sleep(100)
      return { again: new Date() }
    })
    return { job, runs, startedAt }
  }

  it("lets one message wait for two seconds at most behind fifty busy lanes", async () => {
    const { job, startedAt } = endless("crowd")
    const host = await start([job], 4)
    const ask = (key: string) => host.queue.enqueue({ name: "crowd", payload: { key } })
    for (let i = 0; i < 50; i += 1) await ask(`busy${i}`)
    await expect.poll(() => startedAt.size, { timeout: 40_000 }).toBe(50)
    for (let round = 0; round < 3; round += 1) {
      startedAt.delete("one message")
      const askedAt = performance.now()
      await ask("one message")
      await expect.poll(() => startedAt.has("one message"), { timeout: 5_000, interval: 10 }).toBe(true)
      expect((startedAt.get("one message") ?? 0) - askedAt).toBeLessThan(2_000)
    }
  }, 70_000)

  it("never interrupts a lane that nobody waits behind, nor sends it through the database", async () => {
    const { job, runs, startedAt } = endless("alone")
    const host = await start([job], 1)
    await host.queue.enqueue({ name: "alone", payload: { key: "busy" } })
    await expect.poll(() => runs.length, { timeout: 10_000 }).toBe(4)
    expect(await requestStates("alone")).toEqual([])
    await host.queue.enqueue({ name: "alone", payload: { key: "one message" } })
    await expect.poll(() => startedAt.has("one message"), { timeout: 2_000 }).toBe(true)
  })

  it("runs several lanes at once", async () => {
    const { job, runs, ended } = recorder("abreast", () => 600)
    const host = await start([job], 4)
    for (const key of ["a", "b", "c", "d"]) await host.queue.enqueue({ name: "abreast", payload: { key } })
    await expect.poll(ended, { timeout: 10_000 }).toBe(4)
    const lastStart = Math.max(...runs.map(({ startedAt }) => startedAt))
    expect(lastStart).toBeLessThan(Math.min(...runs.map(({ endedAt }) => endedAt)))
  })

  it("runs 500 lanes at once in one process, and starts them within a second", async () => {
    const count = 500
    const { job, runs, ended } = recorder("many", () => 3_000)
    const host = await start([job])
    const askedAt = performance.now()
    const ask = (i: number) => host.queue.enqueue({ name: "many", payload: { key: `lane${i}` } })
    await Promise.all(Array.from({ length: count }, (_, i) => ask(i)))
    await expect.poll(ended, { timeout: 15_000 }).toBe(count)
    const startedWithinMs = Math.max(...runs.map(({ startedAt }) => startedAt)) - askedAt
    log.info({ startedWithinMs }, "500 lanes have started")
    expect(startedWithinMs).toBeLessThan(1_000)
  })

  it("comes back at the time a run asked for", async () => {
    const startedAt: number[] = []
    const waits = [0, 250, 40]
    const job = defineJob(keyed("again"), async () => {
      startedAt.push(Date.now())
      const waitMs = waits[startedAt.length - 1]
      return { again: waitMs === undefined ? null : new Date(Date.now() + waitMs) }
    })
    const host = await start([job])
    await host.queue.enqueue({ name: "again", payload: { key: "lane" } })
    await expect.poll(() => startedAt.length, { timeout: 5_000 }).toBe(4)
    const gaps = startedAt.slice(1).map((at, i) => at - (startedAt[i] ?? 0) - (waits[i] ?? 0))
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(-2)
    for (const gap of gaps) expect(gap).toBeLessThan(500)
  })

  it("repeats a failed run as often as its job allows, later each time", async () => {
    const startedAt: number[] = []
    const job = defineJob(keyed("failing", 1), async () => {
      startedAt.push(performance.now())
      throw new Error("the database was away")
    })
    const host = await start([job])
    await host.queue.enqueue({ name: "failing", payload: { key: "lane" } })
    await expect.poll(() => startedAt.length, { timeout: 5_000 }).toBe(2)
    expect((startedAt[1] ?? 0) - (startedAt[0] ?? 0)).toBeGreaterThanOrEqual(999)
    await sleep(2_500)
    expect(startedAt).toHaveLength(2)
  })

  it("gives a heavy job no more slots than it wants", async () => {
    const { job, runs, ended } = recorder("heavy", () => 300)
    const host = await start([{ ...job, concurrency: 1 }])
    for (const key of ["a", "b"]) await host.queue.enqueue({ name: "heavy", payload: { key } })
    await expect.poll(ended, { timeout: 5_000 }).toBe(2)
    expect(runs[1]?.startedAt).toBeGreaterThanOrEqual(runs[0]?.endedAt ?? Infinity)
  })

  it("runs scheduled jobs at the start and then at their interval", async () => {
    let count = 0
    const schedule = { everyMs: 300, cron: "* * * * *" }
    const tick = { name: "tick", payload: z.object({}), key: null, retries: 0, schedule } as const
    const job = defineJob(tick, async () => {
      count += 1
      return { again: null }
    })
    await start([job])
    await expect.poll(() => count, { timeout: 3_000 }).toBeGreaterThanOrEqual(4)
  })

  it("lets a running batch end before it stops, and tells it to", async () => {
    let ended: string | null = null
    const job = defineJob(keyed("shutdown"), async (_system, _payload, { signal }) => {
      await sleep(600)
      ended = signal?.aborted ? "told" : "not told"
      return { again: null }
    })
    const host = await start([job])
    await host.queue.enqueue({ name: "shutdown", payload: { key: "lane" } })
    await sleep(200)
    await host.stop()
    expect(ended).toBe("told")
  })

  it("goes on by itself when the database was away", async () => {
    const { job, runs } = recorder("outage")
    const host = await start([job])
    const ask = (key: string) => host.queue.enqueue({ name: "outage", payload: { key } })
    await ask("before")
    await expect.poll(() => runs.length, { timeout: 5_000 }).toBe(1)
    await cutOff(true)
    await expect(ask("during")).resolves.toBeUndefined()
    await sleep(1_500)
    await cutOff(false)
    await ask("after")
    await expect.poll(() => runs.at(-1)?.key, { timeout: 10_000 }).toBe("after")
  })
})

/** Closes the test database to everybody, as an outage would, or opens it again. */
async function cutOff(isAway: boolean): Promise<void> {
  const { pathname, href } = new URL(world.databaseUrl)
  const name = pathname.slice(1)
  const server = new pg.Client(href.replace(name, "postgres"))
  await server.connect()
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${!isAway}`)
  if (isAway)
    await server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name])
  await server.end()
}
