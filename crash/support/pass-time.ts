import { setTimeout as sleep } from "node:timers/promises"
import type { TestWorld } from "#lib/platform/testing/test-ctx.ts"
import { applicationName, type Role } from "./stage.ts"

/** A driver sends until so long before its lease is over; one that died may have sent a moment ago. */
const fenceSeconds = 0.5

/**
 * Lets the time pass after which a dead process no longer counts: the leases of messages and lanes, its requests on
 * their way. Rows that a living process is at are left to it.
 * @param role whose last statement is waited for; left out when it was the database that died
 */
export async function passDeadProcessTime(world: TestWorld, role?: Role): Promise<void> {
  if (role) await untilDisconnected(world, role)
  const { db } = world
  await db.$executeRaw`
    WITH leased AS (SELECT month, id FROM message WHERE lease_until > clock_timestamp() FOR UPDATE SKIP LOCKED)
    UPDATE message SET lease_until = clock_timestamp() FROM leased
    WHERE message.month = leased.month AND message.id = leased.id`
  await db.$executeRaw`
    WITH driven AS (SELECT id FROM lane
      WHERE driven_until > clock_timestamp() + make_interval(secs => ${fenceSeconds}::float8) FOR UPDATE SKIP LOCKED)
    UPDATE lane SET driven_until = clock_timestamp() + make_interval(secs => ${fenceSeconds}::float8) FROM driven
    WHERE lane.id = driven.id`
  await db.$executeRaw`UPDATE job_mark SET requested_at = requested_at - interval '61 s'`
  await db.$executeRaw`UPDATE job_wake SET wakes_at = clock_timestamp() WHERE wakes_at > clock_timestamp()`
}

/** A statement that was on its way when the process died still runs to its end. */
async function untilDisconnected({ db }: TestWorld, role: Role): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = ${applicationName(role)}`
    if (row?.count === 0) return
    await sleep(20)
  }
}

/** Lets the time pass after which a message of unknown fate, or one that lacks its receipt, is looked up (again). */
export async function passLookupTime({ db }: TestWorld): Promise<void> {
  await db.$executeRaw`UPDATE message SET submitted_at = submitted_at - interval '21 s'
    WHERE state = 'unknown' AND submitted_at > clock_timestamp() - interval '21 s'`
  await db.$executeRaw`UPDATE message SET receipt_from = clock_timestamp() - interval '16 min'
    WHERE state IN ('accepted', 'sent') AND receipt_from IS DISTINCT FROM 'infinity'`
  await db.$executeRaw`UPDATE message_lookup SET next_at = clock_timestamp() WHERE next_at < 'infinity'`
}
