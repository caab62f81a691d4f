import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { expect, test } from "vitest"
import { z } from "zod"
import { log } from "#lib/platform/log.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { defineJob } from "../job.ts"
import { hostsPerTest, recorder } from "../testing/embedded-hosts.ts"
import { keyed } from "../testing/keyed.ts"
import { senderBoss } from "./boss.ts"
import { bossQueue } from "./boss-queue.ts"

const world = worldPerFile()
const { start, requestStates } = hostsPerTest(world)

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

test("wakes within 100 ms of a request, also of another process", async () => {
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

test("has one run of a key active and one waiting, whatever is asked, also by another process", async () => {
  const asked = Promise.withResolvers<void>()
  const { job, runs, ended } = recorder("single", () => 300, asked.promise)
  const host = await start([job])
  const sender = senderBoss(world.databaseUrl, log)
  await sender.start()
  const payload = { key: "lane" }
  const queues = [host.queue, bossQueue(async () => sender, [job], log)]
  await host.queue.enqueue({ name: "single", payload })
  await Promise.all(Array.from({ length: 20 }, (_, i) => queues[i % 2]?.enqueue({ name: "single", payload })))
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

test("runs again at once for a request that came while the run was ending", async () => {
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

test("comes back at the time a run asked for", async () => {
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

test("repeats a failed run as often as its job allows, later each time", async () => {
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

test("runs scheduled jobs at the start and then at their interval", async () => {
  let count = 0
  const job = defineJob(
    {
      name: "tick",
      payload: z.object({}),
      key: null,
      retries: 0,
      schedule: { everyMs: 300, cron: "* * * * *" },
    },
    async () => {
      count += 1
      return { again: null }
    },
  )
  await start([job])
  await expect.poll(() => count, { timeout: 3_000 }).toBeGreaterThanOrEqual(4)
})

test("lets a running batch end before it stops, and tells it to", async () => {
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

test("goes on by itself when the database was away", async () => {
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
