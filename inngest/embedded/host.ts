import { setTimeout as sleep } from "node:timers/promises"
import type { Job as BossJob, PgBoss } from "pg-boss"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type AnyQueue, type AnyRequest, type Job, type JobOutcome, keyOf, type Retries } from "../job.ts"
import { laterQueue, queueOptions, workerBoss } from "./boss.ts"
import { bossQueue } from "./boss-queue.ts"
import { openTurns, type Turns } from "./turns.ts"
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

/** So long a run goes on when nobody waits for its slot; the turns end earlier where somebody does. */
const turnMs = 60_000
/** A run whose next one is so near keeps its slot: the way through the queue would cost its lane's pace. */
const nearMs = 250
/** Well before pg-boss takes a job for lost (`expireInSeconds`), it goes through the queue. */
const longestStayMs = 600_000
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
  const turns: Turns[] = []
  for (const job of jobs) turns.push(await work(host, job))
  const ticks = jobs.flatMap((job) => tick(host, job))
  const stop = async () => {
    shutdown.abort()
    for (const timer of ticks) clearInterval(timer)
    for (const each of turns) each.stop()
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

async function work(host: RunningHost, job: Job): Promise<Turns> {
  await openQueue(host.boss, job.name, job.retries)
  const workerCount = job.key ? host.parallelRuns : 1
  const turns = openTurns(host.boss, job, workerCount, host.system.log)
  for (let i = 0; i < workerCount; i += 1) await addWorker(host, job, turns)
  return turns
}

/** A worker of its own per parallel run, because a worker that did something must look again instead of idling. */
async function addWorker(host: RunningHost, job: Job, turns: Turns): Promise<void> {
  const run = async ([claimed]: BossJob<object>[]) => {
    if (!claimed) return
    await runInSlot(host, job, claimed, turns).finally(() => host.boss.notifyWorker(workerId))
  }
  const workerId = await host.boss.work(job.name, { ...polling, groupConcurrency: 1 }, run)
}

/** Runs a job again and again while it has more to do and nobody waits for the slot; then asks for its next run. */
async function runInSlot(host: RunningHost, job: Job, claimed: BossJob<object>, turns: Turns): Promise<void> {
  const turn = turns.take()
  const until = performance.now() + longestStayMs
  const signal = AbortSignal.any([claimed.signal, host.shutdown.signal, turn.yielding.signal])
  try {
    for (;;) {
      const { again } = await runOnce(host, job, claimed, signal)
      if (!again || host.shutdown.signal.aborted) return
      const waitMs = again.getTime() - Date.now()
      const mayStay = waitMs <= nearMs && performance.now() < until && !claimed.signal.aborted
      if (!mayStay || !turns.mayGoOn(turn)) return await host.timers.wake(job, claimed.data, again)
      await sleep(Math.max(0, waitMs))
    }
  } finally {
    turns.leave(turn)
  }
}

async function runOnce(
  host: RunningHost,
  job: Job,
  claimed: BossJob<object>,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const system = { ...host.system, jobs: host.queue }
  const startedAt = performance.now()
  const facts = { job: job.name, key: keyOf(job, claimed.data ?? {}) }
  try {
    const outcome = await job.run(system, claimed.data, { maxRunMs: turnMs, signal })
    const ms = Math.round(performance.now() - startedAt)
    system.log.debug({ ...facts, ms, again: outcome.again }, "job done")
    host.onRunEnded()
    return outcome
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
