import { setTimeout as sleep } from "node:timers/promises"
import type { Job as BossJob, PgBoss } from "pg-boss"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { keepTrying } from "#lib/platform/keep-trying.ts"
import { untilNothingInHand } from "#lib/platform/shutdown.ts"
import { type AnyQueue, type AnyRequest, type Job, type JobOutcome, keyOf } from "../job.ts"
import { requestQueue, workerBoss } from "./boss.ts"
import { openRuns, type Runs } from "./runs.ts"

export type HostOptions = {
  connectionString: string
  jobs: Job[]
  /** The world the jobs act on; their `jobs` is this host's queue. */
  system: Omit<SystemCtx, "jobs">
  /** Runs of one job that go on at once in this process, each of another key; a job may say less for itself. */
  parallelRuns: number
}

export type EmbeddedHost = {
  /** Starts runs in this process, without a way through the database. */
  queue: AnyQueue
  /** When a run last ended well; the scheduled jobs keep it fresh. */
  lastRunAt(): Date | null
  /** Takes nothing new, and lets running batches end and answers of the provider come in, for ten seconds at most. */
  stop(): Promise<void>
}

/** A run that goes on for so long ends and begins anew, so that nothing it read once gets old; not all at one moment. */
const longestTurnMs = 75_000
const shortestTurnShare = 0.6
const stopWithinMs = 10_000
/** The second is the backstop of LISTEN/NOTIFY. */
const fetching = {
  batchSize: 500,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
}

/**
 * Runs jobs in this process. Requests of other processes come in through pg-boss and are acknowledged at once: they only
 * wake, and what has to be done is in the tables, where the scheduled jobs of every process find what a dead one left.
 * Waits for the database as long as it takes, at the start and later.
 */
export async function startEmbeddedHost(options: HostOptions): Promise<EmbeddedHost> {
  const { connectionString, jobs, system } = options
  const boss = workerBoss(connectionString, system.log)
  await keepTrying(
    () => boss.start(),
    (err, retryMs) => system.log.warn({ retryMs, err }, "the job host cannot start yet"),
  )
  let lastRunAt: Date | null = null
  const onRunEnded = () => {
    lastRunAt = new Date()
  }
  const runsByJob = new Map<string, Runs>()
  const queue = localQueue(runsByJob, system)
  for (const job of jobs) runsByJob.set(job.name, openRunsOf(job, { ...options, queue, onRunEnded }))
  await takeRequests(boss, queue)
  for (const job of jobs) if (job.schedule) await queue.enqueue({ name: job.name, payload: {} })
  const stop = async () => {
    const hasStopped = [boss.stop({ graceful: true, timeout: stopWithinMs }), ...stopAll(runsByJob)]
    const isIdle = Promise.all(hasStopped).then(() => untilNothingInHand(stopWithinMs))
    await Promise.race([isIdle, sleep(stopWithinMs, null, { ref: false })])
  }
  return { queue, lastRunAt: () => lastRunAt, stop }
}

const stopAll = (runsByJob: Map<string, Runs>) => [...runsByJob.values()].map((runs) => runs.stop())

async function takeRequests(boss: PgBoss, queue: AnyQueue): Promise<void> {
  const { name, policy, ...settings } = requestQueue
  await boss.createQueue(name, { policy, ...settings })
  await boss.updateQueue(name, settings)
  await boss.work(name, fetching, async (requests: BossJob<AnyRequest>[]) => {
    for (const { data } of requests) await queue.enqueue(data)
  })
}

function localQueue(runsByJob: Map<string, Runs>, { log }: HostOptions["system"]): AnyQueue {
  const enqueue = async ({ name, payload }: AnyRequest) => {
    const runs = runsByJob.get(name)
    if (runs) runs.ask(payload)
    else log.warn({ job: name }, "there is no such job")
  }
  return { enqueue }
}

type RunHost = HostOptions & { queue: AnyQueue; onRunEnded(): void }

function openRunsOf(job: Job, host: RunHost): Runs {
  const slots = Math.min(job.concurrency ?? host.parallelRuns, host.parallelRuns)
  return openRuns(job, { slots, run: (payload, signal) => runOnce(host, job, payload, signal) })
}

async function runOnce(host: RunHost, job: Job, payload: object, signal: AbortSignal): Promise<JobOutcome> {
  const system = { ...host.system, jobs: host.queue }
  const startedAt = performance.now()
  const facts = { job: job.name, key: keyOf(job, payload) }
  try {
    const turnShare = shortestTurnShare + Math.random() * (1 - shortestTurnShare)
    const maxRunMs = (job.longestTurnMs ?? longestTurnMs) * turnShare
    const outcome = await job.run(system, payload, { maxRunMs, signal })
    const ms = Math.round(performance.now() - startedAt)
    system.log.debug({ ...facts, ms, again: outcome.again }, "job done")
    host.onRunEnded()
    return outcome
  } catch (error) {
    system.log.error({ ...facts, err: error }, "job failed")
    throw error
  }
}
