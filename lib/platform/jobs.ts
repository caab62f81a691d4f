/** The jobs that verbs can ask for, with their payloads. Their definitions live in inngest/jobs. */
export type JobPayloads = {
  "drain-lane": { accountId: string; laneId: string }
  "expand-campaign": { accountId: string; campaignId: string }
  "read-audience": { accountId: string; audienceId: string }
  "resume-work": Record<string, never>
  "release-held": Record<string, never>
  sweep: Record<string, never>
  "reconcile-unknown": Record<string, never>
  "refresh-receipts": Record<string, never>
  "keep-partitions": Record<string, never>
  "drop-recipients": Record<string, never>
}

export type JobName = keyof JobPayloads

/** A wish to run a job now. A lost one is repaired by the scheduled jobs, which find all open work in the tables. */
export type JobRequest = {
  [Name in JobName]: { name: Name; payload: JobPayloads[Name] }
}[JobName]

/** Where verbs put their wishes; filled by pg-boss or by Inngest. Call it after the commit, never inside a transaction. */
export type JobQueue = { enqueue(request: JobRequest): Promise<void> }
