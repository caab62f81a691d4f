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

/** A wish whose time is so near counts as fulfilled: the clocks of the host and of Postgres may differ by less. */
const soonSeconds = 1

/**
 * Notes when a job's next run is due; false when one at that time or before is on its way, so that runs that ask for
 * their next one stay one chain, however many began it. A lost link is past soon, and the next wish begins anew.
 */
export async function markWake(db: Database, name: string, key: string, at: Date): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO job_wake (name, key, wakes_at) VALUES (${name}, ${key}, ${at})
    ON CONFLICT (name, key) DO UPDATE SET wakes_at = excluded.wakes_at
    WHERE job_wake.wakes_at > excluded.wakes_at
      OR job_wake.wakes_at <= clock_timestamp() + make_interval(secs => ${soonSeconds}::float8)`
  return count === 1
}

/** Takes the note away: the request could not be delivered. */
export async function unmarkWake(db: Database, name: string, key: string): Promise<void> {
  await db.$executeRaw`DELETE FROM job_wake WHERE name = ${name} AND key = ${key}`
}
