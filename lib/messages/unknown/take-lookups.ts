import type { Database } from "#lib/platform/db.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import type { Look } from "./lookup-evidence.ts"

/** When and for which messages the provider is asked. */
export type LookupPlan = {
  /** True for messages `m` whose fate is open. */
  isOpen: Prisma.Sql
  /** Seconds after the message was handed over, one for each look, ascending. */
  looksAfterSeconds: readonly number[]
}

export type Lookup = {
  messageId: string
  accountId: string
  address: string
  from: string
  body: string
  providerId: string | null
  submittedAt: Date
  looks: Look[]
}

/** So long a message is in the hands of the run that took it; then it is asked for again. */
const leaseSeconds = 60

/**
 * Takes messages whose next look is due, the oldest first. Each is taken by one process only: whoever comes second finds
 * the next look moved. @param except accounts whose messages are left alone
 */
export function takeLookups(
  db: Database,
  plan: LookupPlan,
  { limit, except }: { limit: number; except: ReadonlySet<string> },
): Promise<Lookup[]> {
  const [firstAfter = 0] = plan.looksAfterSeconds
  return db.$queryRaw<Lookup[]>`
    WITH due AS (
      SELECT m.id FROM message m LEFT JOIN message_lookup l ON l.message_id = m.id
      WHERE ${plan.isOpen} AND m.submitted_at < now() - make_interval(secs => ${firstAfter}::float8)
        AND (l.next_at IS NULL OR l.next_at <= now()) AND m.account_id <> ALL(${[...except]}::text[])
      ORDER BY m.submitted_at LIMIT ${limit}::int
    ), taken AS (
      INSERT INTO message_lookup AS l (message_id, first_at, last_at, next_at)
      SELECT id, clock_timestamp(), clock_timestamp(), clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8) FROM due
      ORDER BY id
      ON CONFLICT (message_id) DO UPDATE SET next_at = excluded.next_at WHERE l.next_at <= now()
      RETURNING message_id, listed
    )
    SELECT m.id::text AS "messageId", m.account_id AS "accountId", m.address, s.address AS "from", m.body,
      m.provider_id AS "providerId", m.submitted_at AS "submittedAt", taken.listed AS looks
    FROM taken JOIN message m ON m.id = taken.message_id JOIN sender s ON s.id = m.lane_id`
}

/** Looks that got no answer are told as one: an outage of the provider must not push out what it said before. */
const withLook = (looks: Look[], look: Look) =>
  look.answer === "no_answer"
    ? [...looks.filter(({ answer }) => answer !== "no_answer"), look]
    : [...looks, look]

/** Nothing is asked twice within this time, however late the looks before were. */
const shortestGapSeconds = 30

/** Later than this after a message was handed over, no receipt is expected any more. */
export const receiptWithinSeconds = 72 * 3_600

/** Stores what a look showed and when the next one is; after the last of the plan there is none. */
export async function recordLook(
  db: Database,
  plan: LookupPlan,
  { messageId, looks }: Lookup,
  look: Look,
): Promise<void> {
  const offsets = plan.looksAfterSeconds.map((after) => after - (plan.looksAfterSeconds[0] ?? 0))
  const isAnswered = look.answer === "listed"
  await db.$executeRaw`
    UPDATE message_lookup SET last_at = clock_timestamp(), listed = ${JSON.stringify(withLook(looks, look))}::jsonb,
      lookups = lookups + ${isAnswered ? 1 : 0},
      next_at = CASE WHEN ${!isAnswered} THEN clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
        WHEN lookups + 1 >= ${offsets.length} THEN 'infinity'
        ELSE greatest(clock_timestamp() + make_interval(secs => ${shortestGapSeconds}::float8),
          first_at + make_interval(secs => (${offsets}::float8[])[lookups + 2])) END
    WHERE message_id = ${messageId}::uuid`
}

/** Forgets looks that nobody comes back to, so that the table holds open questions only. */
export const forgetAnswered = (db: Database) => db.$executeRaw`
  DELETE FROM message_lookup WHERE message_id IN (
    SELECT l.message_id FROM message_lookup l JOIN message m ON m.id = l.message_id
    WHERE (l.next_at <= now() OR l.next_at = 'infinity') AND m.state <> 'unknown'
      AND (m.state NOT IN ('accepted', 'sent')
        OR m.submitted_at < now() - make_interval(secs => ${receiptWithinSeconds}::float8))
    LIMIT 5000)`
