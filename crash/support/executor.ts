import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { json } from "node:stream/consumers"
import { setTimeout as sleep } from "node:timers/promises"
import { type Job, keyOf } from "#inngest/job.ts"

type InngestEvent = { id?: string; name: string; data: object; ts?: number }
type Op = { id: string; data?: unknown; error?: unknown }
export type Executor = { url: string; tick(jobName: string): void; close(): void }

const clientId = "proactive-messaging"
const retryAfterMs = 200

/**
 * Plays the Inngest server towards functions served over HTTP: takes events, keeps one run per function and key and the
 * others in line, repeats what a function's retries allow, and drops a run whose process died, as the server does.
 */
export async function startExecutor(options: { jobs: Job[]; functionsUrl: string }): Promise<Executor> {
  const lines = new Map<string, Promise<void>>()
  const seen = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  let isOpen = true

  function start(job: Job, event: InngestEvent): void {
    const key = `${job.name} ${keyOf(job, event.data)}`
    const run = () => (isOpen ? execute(options.functionsUrl, job, event) : Promise.resolve())
    lines.set(key, (lines.get(key) ?? Promise.resolve()).then(run))
  }

  function take(event: InngestEvent): void {
    const job = options.jobs.find(({ name }) => event.name === `job/${name}`)
    if (!job || (event.id && seen.has(event.id))) return
    if (event.id) seen.add(event.id)
    const waitMs = (event.ts ?? 0) - Date.now()
    if (waitMs <= 0) start(job, event)
    else timers.add(setTimeout(() => start(job, event), waitMs))
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const events = [(await json(incoming)) as InngestEvent | InngestEvent[]].flat()
    events.forEach(take)
    outgoing.writeHead(200, { "content-type": "application/json" })
    outgoing.end(JSON.stringify({ ids: events.map((_, i) => `${i}`), status: 200 }))
  }

  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const tick = (jobName: string) => {
    const job = options.jobs.find(({ name }) => name === jobName)
    if (job) start(job, { name: "inngest/scheduled.timer", data: {} })
  }
  const close = () => {
    isOpen = false
    for (const timer of timers) clearTimeout(timer)
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tick, close }
}

/** One run: call, keep each step's result, call again, until the function ends, fails for good, or its process dies. */
async function execute(url: string, job: Job, event: InngestEvent): Promise<void> {
  for (let attempt = 0; attempt <= job.retries; attempt += 1) {
    if (attempt > 0) await sleep(retryAfterMs)
    const isDone = await runSteps(url, job, event, attempt).catch(() => false)
    if (isDone) return
  }
}

async function runSteps(url: string, job: Job, event: InngestEvent, attempt: number): Promise<boolean> {
  const steps: Record<string, unknown> = {}
  for (;;) {
    const response = await fetch(`${url}?fnId=${clientId}-${job.name}&stepId=step`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(callOf(event, steps, attempt, job.retries + 1)),
    })
    const answer: unknown = await response.json()
    if (response.status !== 206) return response.ok
    for (const op of answer as Op[]) {
      if (op.error) return false
      steps[op.id] = { type: "data", data: op.data ?? null }
    }
  }
}

function callOf(event: InngestEvent, steps: object, attempt: number, maxAttempts: number) {
  const stack = Object.keys(steps)
  const ctx = {
    run_id: "01J00000000000000000000000",
    attempt,
    max_attempts: maxAttempts,
    qi_id: "q",
    fn_id: "f",
    env: "e",
  }
  const flags = { disable_immediate_execution: false, use_api: false }
  const position = { stack: { stack, current: stack.length } }
  return { event, events: [event], steps, version: 2, use_api: false, ctx: { ...ctx, ...flags, ...position } }
}
