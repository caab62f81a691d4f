import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { log } from "#lib/platform/log.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { defineJob } from "../job.ts"
import { hostsPerTest, recorder } from "../testing/embedded-hosts.ts"
import { keyed } from "../testing/keyed.ts"

const { start, requestStates } = hostsPerTest(worldPerFile())

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

test("lets a slow lane delay no other", async () => {
  const { job, runs } = recorder("lanes", (key) => (key.startsWith("slow") ? 3_000 : 5))
  const host = await start([job], 4)
  for (const key of ["slow1", "slow2", "slow3"]) await host.queue.enqueue({ name: "lanes", payload: { key } })
  await expect.poll(() => runs.length, { timeout: 5_000 }).toBe(3)
  const askedAt = performance.now()
  for (let i = 0; i < 10; i += 1) await host.queue.enqueue({ name: "lanes", payload: { key: `quick${i}` } })
  await expect.poll(() => runs.length, { timeout: 2_500 }).toBe(13)
  expect(performance.now() - askedAt).toBeLessThan(2_500)
})

test("lets one message wait for two seconds at most behind fifty busy lanes", async () => {
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

test("never interrupts a lane that nobody waits behind, nor sends it through the database", async () => {
  const { job, runs, startedAt } = endless("alone")
  const host = await start([job], 1)
  await host.queue.enqueue({ name: "alone", payload: { key: "busy" } })
  await expect.poll(() => runs.length, { timeout: 10_000 }).toBe(4)
  expect(await requestStates("alone")).toEqual([])
  await host.queue.enqueue({ name: "alone", payload: { key: "one message" } })
  await expect.poll(() => startedAt.has("one message"), { timeout: 2_000 }).toBe(true)
})

test("runs several lanes at once", async () => {
  const { job, runs, ended } = recorder("abreast", () => 600)
  const host = await start([job], 4)
  for (const key of ["a", "b", "c", "d"]) await host.queue.enqueue({ name: "abreast", payload: { key } })
  await expect.poll(ended, { timeout: 10_000 }).toBe(4)
  const lastStart = Math.max(...runs.map(({ startedAt }) => startedAt))
  expect(lastStart).toBeLessThan(Math.min(...runs.map(({ endedAt }) => endedAt)))
})

test("runs 500 lanes at once in one process, and starts them within a second", async () => {
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

test("gives a heavy job no more slots than it wants", async () => {
  const { job, runs, ended } = recorder("heavy", () => 300)
  const host = await start([{ ...job, concurrency: 1 }])
  for (const key of ["a", "b"]) await host.queue.enqueue({ name: "heavy", payload: { key } })
  await expect.poll(ended, { timeout: 5_000 }).toBe(2)
  expect(runs[1]?.startedAt).toBeGreaterThanOrEqual(runs[0]?.endedAt ?? Infinity)
})
