import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { JobDeclaration } from "#lib/platform/jobs.ts"

/** What a host grants one run: how long it may go on, and word to stop earlier: at a shutdown, or because others wait. */
export type RunLimits = { maxRunMs: number; signal?: AbortSignal }

/** When the job wants to run again; null when an event or the schedule will wake it. */
export type JobOutcome = { again: Date | null }

/** What a queue has to know of a job. */
export type Keyed = { name: string; key: string | null }

/**
 * A declared job with what runs it. What may go on once in the whole system holds a lease or a lock of its own: `run` is
 * safe to repeat and to overlap.
 */
export type Job = Keyed &
  Omit<JobDeclaration, "payload" | "key"> & {
    run(system: SystemCtx, data: unknown, limits: RunLimits): Promise<JobOutcome>
  }

/** Pairs a declaration with what runs it; the payload is checked before each run. */
export function defineJob<Payload extends object>(
  { payload, ...declaration }: JobDeclaration<Payload>,
  run: (system: SystemCtx, payload: Payload, limits: RunLimits) => Promise<JobOutcome>,
): Job {
  return {
    ...declaration,
    run: async (system, data, limits) => run(system, payload.parse(data ?? {}), limits),
  }
}

/** A job request whose name and payload are checked when it runs, so that a host serves any list of jobs. */
export type AnyRequest = { name: string; payload: object }
export type AnyQueue = { enqueue(request: AnyRequest): Promise<void> }

/** The value that tells runs of a job apart: the lane, the campaign, or the job itself when it has no key. */
export function keyOf({ name, key }: Keyed, data: object): string {
  const value = key && (data as Record<string, unknown>)[key]
  return value ? String(value) : name
}
