import { setTimeout as sleep } from "node:timers/promises"
import type { Job as BossJob, PgBoss } from "pg-boss"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type AnyQueue, type AnyRequest, type Job, keyOf, type Retries } from "../job.ts"
import { laterQueue, queueOptions, workerBoss } from "./boss.ts"
import { bossQueue } from "./boss-queue.ts"
import { wakeTimers } from "./wake-timers.ts"

export type HostOptions = {
  connectionString: string
  jobs: Job[]
  /** The world the jobs act on; their `jobs` is this host's queue. */
  system: Omit<SystemCtx, "jobs">
  /** Runs of one keyed job that go on at once, each of another key. */
  parallelRuns: number
}

export type EmbeddedHost = {
  queue: AnyQueue
  /** When a run last ended well; the sweep's schedule keeps it fresh. */
  lastRunAt(): Date | null
  /** Lets the running batches end, for at most ten seconds, and gives everything else back. */
  stop(): Promise<void>
}

/** Short turns keep lanes fair among each other: who has more to do queues up again behind the others. */
const turnMs = 5_000
const stopWithinMs = 10_000
/** The backstop of LISTEN/NOTIFY, and how exactly a far wish is kept. */
const polling = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 }

/**
 * Runs jobs on pg-boss, on the product's own Postgres. Waits for the database as long as it takes, at the start and
 * later; a process that dies is replaced by any other with the same database.
 */
export async function startEmbeddedHost(options: HostOptions): Promise<EmbeddedHost> {
  const { connectionString, jobs, system } = options
  const boss = workerBoss(connectionString, system.log)
  await startOnceReachable(boss, options)
  const queue = bossQueue(async () => boss, jobs, system.log)
  const timers = wakeTimers(queue)
  const shutdown = new AbortController()
  let lastRunAt: Date | null = null
  const onRunEnded = () => {
    lastRunAt = new Date()
  }
  const host: RunningHost = { ...options, boss, queue, timers, shutdown, onRunEnded }
  await workLater(host)
  for (const job of jobs) await work(host, job)
  const ticks = jobs.flatMap((job) => tick(host, job))
  const stop = async () => {
    shutdown.abort()
    for (const timer of ticks) clearInterval(timer)
    timers.clear()
    await boss.stop({ graceful: true, timeout: stopWithinMs })
  }
  return { queue, lastRunAt: () => lastRunAt, stop }
}

type RunningHost = HostOptions & {
  boss: PgBoss
  queue: AnyQueue
  timers: ReturnType<typeof wakeTimers>
  shutdown: AbortController
  onRunEnded(): void
}

async function startOnceReachable(boss: PgBoss, { system }: HostOptions): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await boss.start()
      return
    } catch (error) {
      system.log.warn({ attempt, error: String(error) }, "the job host cannot start yet")
      await sleep(Math.min(attempt * 500, 5_000))
    }
  }
}

async function openQueue(boss: PgBoss, name: string, retries: Retries): Promise<void> {
  const { policy, ...settings } = queueOptions({ retries })
  await boss.createQueue(name, { policy, ...settings })
  await boss.updateQueue(name, settings)
}

async function work(host: RunningHost, job: Job): Promise<void> {
  await openQueue(host.boss, job.name, job.retries)
  const workerCount = job.key ? host.parallelRuns : 1
  for (let i = 0; i < workerCount; i += 1) await addWorker(host, job)
}

/** A worker of its own per parallel run, because a worker that did something must look again instead of idling. */
async function addWorker(host: RunningHost, job: Job): Promise<void> {
  const run = async ([claimed]: BossJob<object>[]) => {
    if (!claimed) return
    await runOnce(host, job, claimed).finally(() => host.boss.notifyWorker(workerId))
  }
  const workerId = await host.boss.work(job.name, { ...polling, groupConcurrency: 1 }, run)
}

async function runOnce(host: RunningHost, job: Job, claimed: BossJob<object>): Promise<void> {
  const system = { ...host.system, jobs: host.queue }
  const startedAt = performance.now()
  const facts = { job: job.name, key: keyOf(job, claimed.data ?? {}) }
  const signal = AbortSignal.any([claimed.signal, host.shutdown.signal])
  try {
    const { again } = await job.run(system, claimed.data, { maxRunMs: turnMs, signal })
    system.log.debug({ ...facts, ms: Math.round(performance.now() - startedAt), again }, "job done")
    if (again && !host.shutdown.signal.aborted) await host.timers.wake(job, claimed.data, again)
    host.onRunEnded()
  } catch (error) {
    system.log.error({ ...facts, err: error }, "job failed")
    throw error
  }
}

async function workLater({ boss, queue }: RunningHost): Promise<void> {
  await openQueue(boss, laterQueue, 3)
  await boss.work(laterQueue, polling, async ([due]: BossJob<AnyRequest>[]) => {
    if (due) await queue.enqueue(due.data)
  })
}

/** Scheduled jobs run once at the start, to repair what the last stop left, and then at their interval. */
function tick({ queue }: RunningHost, job: Job): NodeJS.Timeout[] {
  if (!job.schedule) return []
  const ask = () => void queue.enqueue({ name: job.name, payload: {} })
  ask()
  return [setInterval(ask, job.schedule.everyMs)]
}
