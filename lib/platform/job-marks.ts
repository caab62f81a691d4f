import type { Database } from "./db.ts"

/** After this a request that never led to a run counts as lost, and the next one is let through. */
const lostAfterSeconds = 60

/**
 * Notes that a run of this job and key was asked for; false when one is already on its way, so that asking again would
 * only add an idle run. A run takes its mark away before it looks at anything, so whatever changes after that asks anew.
 */
export async function markJob(db: Database, name: string, key: string): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO job_mark (name, key, requested_at) VALUES (${name}, ${key}, clock_timestamp())
    ON CONFLICT (name, key) DO UPDATE SET requested_at = excluded.requested_at
    WHERE job_mark.requested_at < clock_timestamp() - make_interval(secs => ${lostAfterSeconds}::float8)`
  return count === 1
}

/** Takes the mark away: a run begins, or the request could not be delivered. */
export async function unmarkJob(db: Database, name: string, key: string): Promise<void> {
  await db.$executeRaw`DELETE FROM job_mark WHERE name = ${name} AND key = ${key}`
}
