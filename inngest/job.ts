import type { z } from "zod"
import type { SystemCtx } from "#lib/platform/ctx.ts"

/** What a host grants one run: how long it may go on, and word to stop earlier: at a shutdown, or because others wait. */
export type RunLimits = { maxRunMs: number; signal?: AbortSignal }

/** When the job wants to run again; null when an event or the schedule will wake it. */
export type JobOutcome = { again: Date | null }

export type Retries = 0 | 1 | 2 | 3

/** How often a job runs by itself: the embedded host counts milliseconds, Inngest reads a cron expression. */
export type Schedule = { everyMs: number; cron: string }

/**
 * One kind of background work. At most one run per value of `key` is active and one more waits, whoever asked; a job
 * without a key counts as one. `retries` is 0 where a provider is called: the ledger and the sweep decide what is tried
 * again, never the host. `run` is safe to repeat and to overlap.
 */
export type Job = {
  name: string
  key: string | null
  retries: Retries
  schedule: Schedule | null
  run(system: SystemCtx, data: unknown, limits: RunLimits): Promise<JobOutcome>
}

type JobDefinition<Payload extends object> = {
  name: string
  schema: z.ZodType<Payload>
  key: (keyof Payload & string) | null
  retries: Retries
  schedule?: Schedule
  run(system: SystemCtx, payload: Payload, limits: RunLimits): Promise<JobOutcome>
}

/** Turns a typed definition into a job that checks its payload against `schema` before each run. */
export function defineJob<Payload extends object>(definition: JobDefinition<Payload>): Job {
  const { name, key, retries, schedule = null } = definition
  const run: Job["run"] = async (system, data, limits) =>
    definition.run(system, definition.schema.parse(data ?? {}), limits)
  return { name, key, retries, schedule, run }
}

/** A job request whose name and payload are checked when it runs, so that a host serves any list of jobs. */
export type AnyRequest = {
  name: string
  payload: object
  startAt?: Date
  /** It goes on with what it could not finish in its turn: whoever asks anew comes first. */
  isRest?: boolean
}
export type AnyQueue = { enqueue(request: AnyRequest): Promise<void> }

/** The value that tells runs of a job apart: the lane, the campaign, or the job itself when it has no key. */
export function keyOf(job: Job, data: object): string {
  const value = job.key && (data as Record<string, unknown>)[job.key]
  return value ? String(value) : job.name
}
