import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { Inngest } from "inngest"
import { serve } from "inngest/edge"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { z } from "zod"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { log } from "#lib/platform/log.ts"
import { askToStop, untilNothingInHand } from "#lib/platform/shutdown.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testCtx } from "#lib/platform/testing/test-ctx.ts"
import { inngestFunctions } from "./functions.ts"
import { inngestQueue } from "./inngest-queue.ts"
import { type AnyQueue, defineJob, type Job } from "./job.ts"
import { allJobs } from "./jobs/all.ts"
import { keyed } from "./testing/keyed.ts"

type SentEvent = { id?: string; name: string; data: object; ts?: number }
type Op = { op: string; id: string; data?: unknown; error?: unknown }

/** Stands where the Inngest server is: takes events, and plays the executor against the served functions. */
const world = worldPerFile()
let events: Server
let sent: SentEvent[] = []
let client: Inngest

beforeAll(async () => {
  events = createServer(async (request, response) => {
    const chunks = await request.toArray()
    sent.push(...[JSON.parse(Buffer.concat(chunks).toString())].flat())
    response.writeHead(200, { "content-type": "application/json" })
    response.end(JSON.stringify({ ids: sent.map((_, i) => String(i)), status: 200 }))
  })
  await new Promise<void>((resolve) => events.listen(0, "127.0.0.1", resolve))
  const baseUrl = `http://127.0.0.1:${(events.address() as AddressInfo).port}`
  client = new Inngest({
    id: "test",
    isDev: true,
    checkpointing: false,
    baseUrl,
    eventKey: "key",
    logger: log,
  })
})
beforeEach(() => {
  sent = []
})
afterAll(() => void events.close())

const system = (jobs: Job[]): SystemCtx => ({
  ...testCtx(world.db, "none"),
  jobs: inngestQueue(client, jobs, { db: world.db, log }),
})

/** Runs a function as the executor does: call, store the step's result, call again, until it is done. */
async function execute(jobs: Job[], jobName: string, event: object, attempt = 0) {
  const handler = serve({ client, functions: inngestFunctions(client, jobs, () => system(jobs)) })
  const steps: Record<string, unknown> = {}
  for (let call = 0; call < 10; call += 1) {
    const response = await handler(executorRequest(jobName, event, steps, attempt))
    const answer = await response.json()
    if (response.status !== 206) return { status: response.status, answer, headers: response.headers }
    for (const op of answer as Op[]) {
      if (op.error) return { status: 206, answer: op, headers: response.headers }
      steps[op.id] = { type: "data", data: op.data ?? null }
    }
  }
  throw new Error("the function does not end")
}

function executorRequest(jobName: string, event: object, steps: object, attempt = 0): Request {
  const stack = Object.keys(steps)
  return new Request(`http://127.0.0.1:3000/api/inngest?fnId=test-${jobName}&stepId=step`, {
    method: "POST",
    headers: { "content-type": "application/json", host: "127.0.0.1:3000" },
    body: JSON.stringify({
      event,
      events: [event],
      steps,
      version: 2,
      use_api: false,
      ctx: {
        run_id: "01J00000000000000000000000",
        attempt,
        max_attempts: 4,
        qi_id: "q",
        fn_id: "x",
        env: "e",
        disable_immediate_execution: false,
        use_api: false,
        stack: { stack, current: stack.length },
      },
    }),
  })
}

function laneJob(again: (key: string) => Date | null) {
  const runs: string[] = []
  const job = defineJob(keyed("lane"), async (_system, { key }) => {
    runs.push(key)
    return { again: again(key) }
  })
  return { job, runs }
}

describe("the jobs as Inngest functions", () => {
  it("runs the job once, in a step, and ends when nothing waits", async () => {
    const { job, runs } = laneJob(() => null)
    const { status, answer } = await execute([job], "lane", { name: "job/lane", data: { key: "a" } })
    expect({ status, answer, runs, sent }).toEqual({
      status: 200,
      answer: { again: null },
      runs: ["a"],
      sent: [],
    })
  })

  it("sends itself an event for the time it wants to run again", async () => {
    const at = new Date(Date.now() + 3_600_000)
    const { job, runs } = laneJob(() => at)
    await execute([job], "lane", { name: "job/lane", data: { key: "a" } })
    expect(runs).toEqual(["a"])
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ name: "job/lane", data: { key: "a" } })
    expect(sent[0]?.ts).toBe(at.getTime())
  })

  it("asks for one run when it wants to go on at once, however often it is started", async () => {
    const { job, runs } = laneJob(() => new Date())
    const queue = system([job]).jobs as AnyQueue
    const ask = (key: string) => queue.enqueue({ name: "lane", payload: { key } })
    await ask("busy")
    await ask("busy")
    expect(sent).toHaveLength(1)
    await execute([job], "lane", { name: "job/lane", data: { key: "busy" } })
    await ask("busy")
    expect(runs).toEqual(["busy"])
    expect(sent).toHaveLength(2)
  })

  it("hears a request that comes while it runs", async () => {
    let askedDuringRun: Promise<void> | undefined
    const job = defineJob(keyed("lane"), async ({ jobs }) => {
      askedDuringRun ??= (jobs as AnyQueue).enqueue({ name: "lane", payload: { key: "race" } })
      await askedDuringRun
      return { again: null }
    })
    await (system([job]).jobs as AnyQueue).enqueue({ name: "lane", payload: { key: "race" } })
    await execute([job], "lane", { name: "job/lane", data: { key: "race" } })
    expect(sent).toHaveLength(2)
  })

  it("never asks for a retry of a job that calls a provider", async () => {
    const { job } = laneJob(() => {
      throw new Error("the provider did not answer")
    })
    const { headers } = await execute([job], "lane", { name: "job/lane", data: { key: "a" } })
    expect(headers.get("x-inngest-no-retry")).toBe("true")
  })

  it("lets a failed run be repeated as often as its job allows", async () => {
    const { job } = laneJob(() => {
      throw new Error("the database was away")
    })
    const twice = { ...job, retries: 1 as const }
    const noRetry = async (attempt: number) => {
      const event = { name: "job/lane", data: { key: "a" } }
      return (await execute([twice], "lane", event, attempt)).headers.get("x-inngest-no-retry")
    }
    expect(await noRetry(0)).toBe("false")
    expect(await noRetry(1)).toBe("true")
  })

  it("stops its runs once the process was told to end, and sends further calls away to come again", async () => {
    const runs: string[] = []
    const job = defineJob(keyed("lane"), async (_system, { key }, { signal }) => {
      runs.push(key)
      await new Promise((resolve) => signal?.addEventListener("abort", resolve))
      await sleep(100)
      runs.push(`${key} has ended`)
      return { again: new Date() }
    })
    const call = (key: string) => execute([job], "lane", { name: "job/lane", data: { key } })
    const atWork = call("at work")
    await expect.poll(() => runs).toEqual(["at work"])
    askToStop()
    expect(await untilNothingInHand(5_000)).toBe(true)
    expect(runs).toEqual(["at work", "at work has ended"])
    expect((await atWork).status).toBe(200)
    expect(sent[0]?.ts ?? 0).toBeGreaterThan(Date.now() + 3_000) // when another process is there
    const { headers } = await call("too late")
    expect([headers.get("x-inngest-no-retry"), headers.get("retry-after")]).toEqual(["false", "5"])
    expect(runs).toHaveLength(2)
    Reflect.deleteProperty(globalThis, "proactiveShutdown")
  })

  it("runs scheduled jobs without the schedule's own data", async () => {
    const seen: unknown[] = []
    const schedule = { everyMs: 1_000, cron: "* * * * *" }
    const timer = { name: "tick", payload: z.strictObject({}), key: null, retries: 0, schedule } as const
    const job = defineJob(timer, async (_system, payload) => {
      seen.push(payload)
      return { again: null }
    })
    const tick = { name: "inngest/scheduled.timer", data: { cron: "* * * * *" } }
    expect((await execute([job], "tick", tick)).status).toBe(200)
    expect(seen).toEqual([{}])
  })

  it("runs the product's own sweep on an empty ledger", async () => {
    expect((await execute(allJobs, "sweep", { name: "job/sweep", data: {} })).status).toBe(200)
  })

  it("refuses unsigned calls unless in dev mode", async () => {
    const closed = new Inngest({ id: "test", isDev: false, signingKey: "signkey-test-12345678", logger: log })
    const { job, runs } = laneJob(() => null)
    const handler = serve({
      client: closed,
      functions: inngestFunctions(closed, [job], () => testCtx(world.db, "none")),
    })
    const response = await handler(executorRequest("lane", { name: "job/lane", data: { key: "a" } }, {}))
    expect(response.status).toBe(401)
    expect(runs).toEqual([])
  })
})

describe("the Inngest queue", () => {
  const { job } = laneJob(() => null)
  const inAnHour = new Date(Date.now() + 3_600_000)

  it("sends requests as events, one for now beside one for later", async () => {
    const queue = inngestQueue(client, [job], { db: world.db, log })
    await queue.wake({ name: "lane", payload: { key: "q" } }, inAnHour)
    await queue.enqueue({ name: "lane", payload: { key: "q" } })
    expect(sent.map(({ name, data }) => ({ name, data }))).toEqual([
      { name: "job/lane", data: { key: "q" } },
      { name: "job/lane", data: { key: "q" } },
    ])
    expect(sent[0]?.ts).toBeGreaterThanOrEqual(inAnHour.getTime())
  })

  it("keeps one run for later on its way per key, however many ask, and lets an earlier one through", async () => {
    const queue = inngestQueue(client, [job], { db: world.db, log })
    const ask = (key: string, at: Date) => queue.wake({ name: "lane", payload: { key } }, at)
    const sooner = new Date(inAnHour.getTime() - 60_000)
    await Promise.all(Array.from({ length: 10 }, () => ask("a", inAnHour)))
    await ask("a", new Date(inAnHour.getTime() + 500))
    await ask("b", inAnHour)
    await ask("a", sooner)
    await ask("a", inAnHour)
    expect(sent.map(({ data, ts }) => ({ data, ts }))).toEqual([
      { data: { key: "a" }, ts: inAnHour.getTime() },
      { data: { key: "b" }, ts: inAnHour.getTime() },
      { data: { key: "a" }, ts: sooner.getTime() },
    ])
  })

  it("begins a chain of runs anew when its next one never came", async () => {
    const queue = inngestQueue(client, [job], { db: world.db, log })
    const ask = () => queue.wake({ name: "lane", payload: { key: "chain" } }, new Date(Date.now() + 5_000))
    await ask()
    await ask()
    expect(sent).toHaveLength(1)
    await world.db.$executeRaw`UPDATE job_wake SET wakes_at = now() - interval '1 s' WHERE key = 'chain'`
    await ask()
    expect(sent).toHaveLength(2)
  })

  it("does not fail the verb when the server is away, and asks again the next time", async () => {
    const away = new Inngest({
      id: "test",
      isDev: true,
      baseUrl: "http://127.0.0.1:9",
      eventKey: "key",
      logger: log,
    })
    const lost = inngestQueue(away, [job], { db: world.db, log })
    await expect(lost.enqueue({ name: "lane", payload: { key: "lost" } })).resolves.toBeUndefined()
    await inngestQueue(client, [job], { db: world.db, log }).enqueue({
      name: "lane",
      payload: { key: "lost" },
    })
    expect(sent).toHaveLength(1)
  })

  it("lets a request through when the one before it never led to a run", async () => {
    const queue = inngestQueue(client, [job], { db: world.db, log })
    await queue.enqueue({ name: "lane", payload: { key: "gone" } })
    await world.db
      .$executeRaw`UPDATE job_mark SET requested_at = requested_at - interval '61 s' WHERE key = 'gone'`
    await queue.enqueue({ name: "lane", payload: { key: "gone" } })
    expect(sent).toHaveLength(2)
  })
})
