import type { z } from "zod"
import type { SystemCtx } from "#lib/platform/ctx.ts"

/** What a host grants one run: how long it may go on, and word to stop earlier: at a shutdown, or because others wait. */
export type RunLimits = { maxRunMs: number; signal?: AbortSignal }

/** When the job wants to run again; null when an event or the schedule will wake it. */
export type JobOutcome = { again: Date | null }

export type Retries = 0 | 1 | 2 | 3

/**
 * How often a job runs by itself: the embedded host counts milliseconds from the end of a run, Inngest reads a cron
 * expression; null where another job does its work on that host.
 */
export type Schedule = { everyMs: number; cron: string | null }

/**
 * One kind of background work. At most one run per value of `key` is active in a process and one more waits, whoever
 * asked; a job without a key counts as one. What may go on once in the whole system holds a lease or a lock of its own:
 * `run` is safe to repeat and to overlap. `retries` is 0 where a provider is called: the ledger and the sweep decide what
 * is tried again, never the host.
 */
export type Job = {
  name: string
  key: string | null
  retries: Retries
  /** Runs that one process has at once on the embedded host, for a job that does not mostly wait; null for the host's own limit. */
  concurrency: number | null
  schedule: Schedule | null
  run(system: SystemCtx, data: unknown, limits: RunLimits): Promise<JobOutcome>
}

type JobDefinition<Payload extends object> = {
  name: string
  schema: z.ZodType<Payload>
  key: (keyof Payload & string) | null
  retries: Retries
  concurrency?: number
  schedule?: Schedule
  run(system: SystemCtx, payload: Payload, limits: RunLimits): Promise<JobOutcome>
}

/** Turns a typed definition into a job that checks its payload against `schema` before each run. */
export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): Job {
  const { name, key, retries, concurrency = null, schedule = null } = definition
  const run: Job["run"] = async (system, data, limits) =>
    definition.run(system, definition.schema.parse(data ?? {}), limits)
  return { name, key, retries, concurrency, schedule, run }
}

/** A job request whose name and payload are checked when it runs, so that a host serves any list of jobs. */
export type AnyRequest = { name: string; payload: object }
export type AnyQueue = { enqueue(request: AnyRequest): Promise<void> }

/** The value that tells runs of a job apart: the lane, the campaign, or the job itself when it has no key. */
export function keyOf(job: Job, data: object): string {
  const value = job.key && (data as Record<string, unknown>)[job.key]
  return value ? String(value) : job.name
}
