/** The jobs that verbs can ask for, with their payloads. Their definitions live in inngest/jobs. */
export type JobPayloads = {
  "drain-lane": { accountId: string; laneId: string }
  "expand-campaign": { accountId: string; campaignId: string }
  "read-audience": { accountId: string; audienceId: string }
  sweep: Record<string, never>
  "reconcile-unknown": Record<string, never>
  "refresh-receipts": Record<string, never>
  "keep-partitions": Record<string, never>
  "drop-recipients": Record<string, never>
}

export type JobName = keyof JobPayloads

/** A wish to run a job, now or at a time. A lost request is repaired by the sweep, which asks again for all open work. */
export type JobRequest = {
  [Name in JobName]: { name: Name; payload: JobPayloads[Name]; startAt?: Date }
}[JobName]

/** Where verbs put their wishes; filled by pg-boss or by Inngest. Call it after the commit, never inside a transaction. */
export type JobQueue = { enqueue(request: JobRequest): Promise<void> }
