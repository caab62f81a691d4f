import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { json } from "node:stream/consumers"
import { setTimeout as sleep } from "node:timers/promises"
import { type Job, keyOf } from "#inngest/job.ts"

type InngestEvent = { id?: string; name: string; data: object; ts?: number }
type Op = { op: string; id: string; data?: unknown; error?: unknown }
export type Executor = { url: string; tick(jobName: string): void; close(): void }

const clientId = "proactive-messaging"
/** What stands for the server's back-off, unless the answer says when to come again. */
const retryAfterMs = 1_000
/** As the functions say of themselves. */
const callRetries = 3

/**
 * Plays the Inngest server towards functions served over HTTP: takes events, keeps one run per function and key and the
 * others in line, and repeats a call that failed, unless its answer forbids it or too many did.
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

/** One run: call, keep each step's result, call again, until the function ends or fails for good. */
async function execute(url: string, job: Job, event: InngestEvent): Promise<void> {
  const steps: Record<string, unknown> = {}
  for (let attempt = 0; attempt <= callRetries; ) {
    const response = await call(url, job, bodyOf(event, steps, attempt))
    if (response && isOver(response)) return
    const ops = response?.status === 206 ? await opsOf(response) : []
    if (ops.some(({ op }) => op === "RunComplete")) return
    for (const { id, data, error } of ops) if (!error) steps[id] = { type: "data", data: data ?? null }
    if (ops.length > 0 && !ops.some(({ error }) => error)) continue
    attempt += 1
    await sleep(Number(response?.headers.get("retry-after")) * 1_000 || retryAfterMs)
  }
}

/** Null when no process answers, or it dies over the answer. */
const call = (url: string, job: Job, body: object) =>
  fetch(`${url}?fnId=${clientId}-${job.name}&stepId=step`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null)

/** Empty when the process died over them. */
const opsOf = (response: Response) => (response.json() as Promise<Op[]>).catch((): Op[] => [])

const isOver = ({ status, headers }: Response) =>
  status === 200 || headers.get("x-inngest-no-retry") === "true"

function bodyOf(event: InngestEvent, steps: object, attempt: number) {
  const stack = Object.keys(steps)
  const ctx = {
    run_id: "01J00000000000000000000000",
    attempt,
    max_attempts: callRetries + 1,
    qi_id: "q",
    fn_id: "f",
    env: "e",
  }
  const flags = { disable_immediate_execution: false, use_api: false }
  const position = { stack: { stack, current: stack.length } }
  return { event, events: [event], steps, version: 2, use_api: false, ctx: { ...ctx, ...flags, ...position } }
}
