import { setTimeout as sleep } from "node:timers/promises"
import { Inngest } from "inngest"
import { serve } from "inngest/edge"
import { expect, test } from "vitest"
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
import { eventServerPerFile } from "./testing/event-server.ts"
import { keyed } from "./testing/keyed.ts"
import { laneJob } from "./testing/lane-job.ts"

type Op = { op: string; id: string; data?: unknown; error?: unknown }

const world = worldPerFile()
const events = eventServerPerFile()

const system = (jobs: Job[]): SystemCtx => ({
  ...testCtx(world.db, "none"),
  jobs: inngestQueue(events.client, jobs, { db: world.db, log }),
})

/** Runs a function as the executor of Inngest does: call, store the step's result, call again, until it is done. */
async function execute(jobs: Job[], jobName: string, event: object, attempt = 0) {
  const handler = serve({
    client: events.client,
    functions: inngestFunctions(events.client, jobs, () => system(jobs)),
  })
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

test("runs the job once, in a step, and ends when nothing waits", async () => {
  const { job, runs } = laneJob(() => null)
  const { status, answer } = await execute([job], "lane", { name: "job/lane", data: { key: "a" } })
  expect({ status, answer, runs, sent: events.sent }).toEqual({
    status: 200,
    answer: { again: null },
    runs: ["a"],
    sent: [],
  })
})

test("sends itself an event for the time it wants to run again", async () => {
  const at = new Date(Date.now() + 3_600_000)
  const { job, runs } = laneJob(() => at)
  await execute([job], "lane", { name: "job/lane", data: { key: "a" } })
  expect(runs).toEqual(["a"])
  expect(events.sent).toHaveLength(1)
  expect(events.sent[0]).toMatchObject({ name: "job/lane", data: { key: "a" } })
  expect(events.sent[0]?.ts).toBe(at.getTime())
})

test("asks for one run when it wants to go on at once, however often it is started", async () => {
  const { job, runs } = laneJob(() => new Date())
  const queue = system([job]).jobs as AnyQueue
  const ask = (key: string) => queue.enqueue({ name: "lane", payload: { key } })
  await ask("busy")
  await ask("busy")
  expect(events.sent).toHaveLength(1)
  await execute([job], "lane", { name: "job/lane", data: { key: "busy" } })
  await ask("busy")
  expect(runs).toEqual(["busy"])
  expect(events.sent).toHaveLength(2)
})

test("hears a request that comes while it runs", async () => {
  let askedDuringRun: Promise<void> | undefined
  const job = defineJob(keyed("lane"), async ({ jobs }) => {
    askedDuringRun ??= (jobs as AnyQueue).enqueue({ name: "lane", payload: { key: "race" } })
    await askedDuringRun
    return { again: null }
  })
  await (system([job]).jobs as AnyQueue).enqueue({ name: "lane", payload: { key: "race" } })
  await execute([job], "lane", { name: "job/lane", data: { key: "race" } })
  expect(events.sent).toHaveLength(2)
})

test("never asks for a retry of a job that calls a provider", async () => {
  const { job } = laneJob(() => {
    throw new Error("the provider did not answer")
  })
  const { headers } = await execute([job], "lane", { name: "job/lane", data: { key: "a" } })
  expect(headers.get("x-inngest-no-retry")).toBe("true")
})

test("lets a failed run be repeated as often as its job allows", async () => {
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

test("stops its runs once the process was told to end, and sends further calls away to come again", async () => {
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
  expect(events.sent[0]?.ts ?? 0).toBeGreaterThan(Date.now() + 3_000) // when another process is there
  const { headers } = await call("too late")
  expect([headers.get("x-inngest-no-retry"), headers.get("retry-after")]).toEqual(["false", "5"])
  expect(runs).toHaveLength(2)
  Reflect.deleteProperty(globalThis, "proactiveShutdown")
})

test("runs scheduled jobs without the schedule's own data", async () => {
  const seen: unknown[] = []
  const job = defineJob(
    {
      name: "tick",
      payload: z.strictObject({}),
      key: null,
      retries: 0,
      schedule: { everyMs: 1_000, cron: "* * * * *" },
    },
    async (_system, payload) => {
      seen.push(payload)
      return { again: null }
    },
  )
  const tick = { name: "inngest/scheduled.timer", data: { cron: "* * * * *" } }
  expect((await execute([job], "tick", tick)).status).toBe(200)
  expect(seen).toEqual([{}])
})

test("runs the product's own sweep on an empty ledger", async () => {
  expect((await execute(allJobs, "sweep", { name: "job/sweep", data: {} })).status).toBe(200)
})

test("refuses unsigned calls unless in dev mode", async () => {
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
