import { z } from "zod"

export type Retries = 0 | 1 | 2 | 3

/**
 * How often a job runs by itself: the embedded host counts milliseconds from the end of a run, Inngest reads a cron
 * expression; null where another job does its work on that host.
 */
export type Schedule = { everyMs: number; cron: string | null }

/**
 * What a job is called and carries; what runs it stands apart in inngest/jobs, so that asking for it loads none of that.
 * `retries` is 0 where a provider is called: the ledger and the sweep decide what is tried again, never the host.
 */
export type JobDeclaration<Payload extends object = object> = {
  name: string
  payload: z.ZodType<Payload>
  /** At most one run per value of this field is active in a process and one more waits; null counts as one value. */
  key: (keyof Payload & string) | null
  retries: Retries
  /** Runs that one process has at once on the embedded host, for a job that does not mostly wait; else the host's own limit. */
  concurrency?: number
  /** So long a run goes on at most on the embedded host, for one that notices itself when what it read gets old. */
  longestTurnMs?: number
  schedule?: Schedule
}

const declare = <const Name extends string, Payload extends object>(
  declaration: JobDeclaration<Payload> & { name: Name },
) => declaration

const [nothing, accountId] = [z.object({}), z.string()]

/** How soon the sweep comes back while anything is under way. */
export const repairEveryMs = 5_000

/** Every job of the product. */
export const jobs = {
  drainLane: declare({
    name: "drain-lane",
    payload: z.object({ accountId, laneId: z.uuid() }),
    key: "laneId",
    retries: 0,
    longestTurnMs: 300_000,
  }),
  expandCampaign: declare({
    name: "expand-campaign",
    payload: z.object({ accountId, campaignId: z.string() }),
    key: "campaignId",
    retries: 3,
    concurrency: 4,
  }),
  readAudience: declare({
    name: "read-audience",
    payload: z.object({ accountId, audienceId: z.uuid() }),
    key: "audienceId",
    retries: 3,
    concurrency: 4,
  }),
  resumeWork: declare({
    name: "resume-work",
    payload: nothing,
    key: null,
    retries: 0,
    schedule: { everyMs: 1_000, cron: null },
  }),
  releaseHeld: declare({
    name: "release-held",
    payload: nothing,
    key: null,
    retries: 3,
    schedule: { everyMs: 5_000, cron: "* * * * *" },
  }),
  sweep: declare({
    name: "sweep",
    payload: nothing,
    key: null,
    retries: 3,
    schedule: { everyMs: repairEveryMs, cron: "* * * * *" },
  }),
  lookUpLineTypes: declare({
    name: "look-up-line-types",
    payload: nothing,
    key: null,
    retries: 0,
    schedule: { everyMs: 5_000, cron: "* * * * *" },
  }),
  reconcileUnknown: declare({
    name: "reconcile-unknown",
    payload: nothing,
    key: null,
    retries: 0,
    schedule: { everyMs: 10_000, cron: "* * * * *" },
  }),
  refreshReceipts: declare({
    name: "refresh-receipts",
    payload: nothing,
    key: null,
    retries: 0,
    schedule: { everyMs: 300_000, cron: "*/5 * * * *" },
  }),
  checkTemplates: declare({
    name: "check-templates",
    payload: nothing,
    key: null,
    retries: 0,
    schedule: { everyMs: 60_000, cron: "* * * * *" },
  }),
  keepPartitions: declare({
    name: "keep-partitions",
    payload: nothing,
    key: null,
    retries: 3,
    schedule: { everyMs: 3_600_000, cron: "7 * * * *" },
  }),
  dropRecipients: declare({
    name: "drop-recipients",
    payload: nothing,
    key: null,
    retries: 3,
    schedule: { everyMs: 3_600_000, cron: "37 * * * *" },
  }),
}

type Jobs = typeof jobs

/** A wish to run a job now. A lost one is repaired by the scheduled jobs, which find all open work in the tables. */
export type JobRequest = {
  [Job in keyof Jobs]: { name: Jobs[Job]["name"]; payload: z.output<Jobs[Job]["payload"]> }
}[keyof Jobs]

/** Where verbs put their wishes; filled by pg-boss or by Inngest. Call it after the commit, never inside a transaction. */
export type JobQueue = { enqueue(request: JobRequest): Promise<void> }
