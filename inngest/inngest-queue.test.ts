import { Inngest } from "inngest"
import { expect, test } from "vitest"
import { log } from "#lib/platform/log.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { inngestQueue } from "./inngest-queue.ts"
import { eventServerPerFile } from "./testing/event-server.ts"
import { laneJob } from "./testing/lane-job.ts"

const world = worldPerFile()
const events = eventServerPerFile()

const { job } = laneJob(() => null)
const inAnHour = new Date(Date.now() + 3_600_000)

test("sends requests as events, one for now beside one for later", async () => {
  const queue = inngestQueue(events.client, [job], { db: world.db, log })
  await queue.wake({ name: "lane", payload: { key: "q" } }, inAnHour)
  await queue.enqueue({ name: "lane", payload: { key: "q" } })
  expect(events.sent.map(({ name, data }) => ({ name, data }))).toEqual([
    { name: "job/lane", data: { key: "q" } },
    { name: "job/lane", data: { key: "q" } },
  ])
  expect(events.sent[0]?.ts).toBeGreaterThanOrEqual(inAnHour.getTime())
})

test("keeps one run for later on its way per key, however many ask, and lets an earlier one through", async () => {
  const queue = inngestQueue(events.client, [job], { db: world.db, log })
  const ask = (key: string, at: Date) => queue.wake({ name: "lane", payload: { key } }, at)
  const sooner = new Date(inAnHour.getTime() - 60_000)
  await Promise.all(Array.from({ length: 10 }, () => ask("a", inAnHour)))
  await ask("a", new Date(inAnHour.getTime() + 500))
  await ask("b", inAnHour)
  await ask("a", sooner)
  await ask("a", inAnHour)
  expect(events.sent.map(({ data, ts }) => ({ data, ts }))).toEqual([
    { data: { key: "a" }, ts: inAnHour.getTime() },
    { data: { key: "b" }, ts: inAnHour.getTime() },
    { data: { key: "a" }, ts: sooner.getTime() },
  ])
})

test("begins a chain of runs anew when its next one never came", async () => {
  const queue = inngestQueue(events.client, [job], { db: world.db, log })
  const ask = () => queue.wake({ name: "lane", payload: { key: "chain" } }, new Date(Date.now() + 5_000))
  await ask()
  await ask()
  expect(events.sent).toHaveLength(1)
  await world.db.$executeRaw`UPDATE job_wake SET wakes_at = now() - interval '1 s' WHERE key = 'chain'`
  await ask()
  expect(events.sent).toHaveLength(2)
})

test("does not fail the verb when the server is away, and asks again the next time", async () => {
  const away = new Inngest({
    id: "test",
    isDev: true,
    baseUrl: "http://127.0.0.1:9",
    eventKey: "key",
    logger: log,
  })
  const lost = inngestQueue(away, [job], { db: world.db, log })
  await expect(lost.enqueue({ name: "lane", payload: { key: "lost" } })).resolves.toBeUndefined()
  await inngestQueue(events.client, [job], { db: world.db, log }).enqueue({
    name: "lane",
    payload: { key: "lost" },
  })
  expect(events.sent).toHaveLength(1)
})

test("lets a request through when the one before it never led to a run", async () => {
  const queue = inngestQueue(events.client, [job], { db: world.db, log })
  await queue.enqueue({ name: "lane", payload: { key: "gone" } })
  await world.db
    .$executeRaw`UPDATE job_mark SET requested_at = requested_at - interval '61 s' WHERE key = 'gone'`
  await queue.enqueue({ name: "lane", payload: { key: "gone" } })
  expect(events.sent).toHaveLength(2)
})
