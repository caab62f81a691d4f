import type { Database } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { Look } from "./lookup-evidence.ts"
import {
  type Lookup,
  type LookupPlan,
  leaseSeconds,
  shortestGapSeconds,
  type TakeOptions,
} from "./lookup-plan.ts"

const [minute, hour] = [60, 3_600]

/** A message is looked up once its callback had time to arrive, then ever more rarely for a day. */
const firstAfterSeconds = 20
const looksAfterSeconds = [
  ...[firstAfterSeconds, minute, 5 * minute, 15 * minute, hour],
  ...[6 * hour, 12 * hour, 18 * hour, 24 * hour],
]
const offsetsSeconds = looksAfterSeconds.map((after) => after - firstAfterSeconds)

/** Looks for messages of unknown fate. They are few: what each look showed is evidence, kept in `message_lookup`. */
export const unknownLooks: LookupPlan = {
  async take(db, options) {
    await db.$executeRaw(recordUnknown(options))
    return db.$queryRaw<Lookup[]>(takeDueUnknown(options))
  },
  record: recordLook,
}

/**
 * Gives messages that became unknown their row. Each is noted once for every time that it was handed over, so that those
 * which wait for a person for weeks are not read again; one that was handed over anew is looked up anew.
 */
export const recordUnknown = ({ limit, except }: TakeOptions) => Prisma.sql`
  WITH noted AS (
    UPDATE message SET receipt_from = submitted_at WHERE (id, month) IN (
      SELECT m.id, m.month FROM message m
      WHERE m.state = 'unknown' AND m.receipt_from IS DISTINCT FROM m.submitted_at
        AND m.submitted_at < now() - make_interval(secs => ${firstAfterSeconds}::float8)
        AND m.account_id <> ALL(${[...except]}::text[])
      ORDER BY m.submitted_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)
    RETURNING id, month
  )
  INSERT INTO message_lookup (message_id, month, first_at, last_at, next_at)
  SELECT id, month, clock_timestamp(), clock_timestamp(), now() FROM noted ORDER BY id
  ON CONFLICT (message_id) DO UPDATE
    SET lookups = 0, listed = '[]', first_at = excluded.first_at, last_at = excluded.last_at, next_at = excluded.next_at`

/** Takes those whose turn it is, of the ones that were noted. */
export const takeDueUnknown = ({ limit, except }: TakeOptions) => Prisma.sql`
  WITH due AS (
    SELECT l.message_id FROM message_lookup l JOIN message m ON m.id = l.message_id AND m.month = l.month
    WHERE l.next_at <= now() AND m.state = 'unknown' AND m.account_id <> ALL(${[...except]}::text[])
    ORDER BY l.next_at LIMIT ${limit}::int FOR UPDATE OF l SKIP LOCKED
  )
  UPDATE message_lookup l SET next_at = clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
  FROM due, message m JOIN sender s ON s.id = m.lane_id
  WHERE l.message_id = due.message_id AND m.id = l.message_id AND m.month = l.month
  RETURNING m.id::text AS "messageId", m.month::text, m.leg, m.account_id AS "accountId", m.channel, m.address, s.address AS "from",
    m.body, m.provider_id AS "providerId", m.submitted_at AS "submittedAt", l.listed AS looks`

/** Looks that got no answer are told as one: an outage of the provider must not push out what it said before. */
const withLook = (looks: Look[], look: Look) =>
  look.answer === "no_answer"
    ? [...looks.filter(({ answer }) => answer !== "no_answer"), look]
    : [...looks, look]

/** After the last look of the plan there is no next one. */
async function recordLook(db: Database, { messageId, looks }: Lookup, look: Look): Promise<void> {
  const isAnswered = look.answer === "listed"
  await db.$executeRaw`
    UPDATE message_lookup SET last_at = clock_timestamp(), listed = ${JSON.stringify(withLook(looks, look))}::jsonb,
      lookups = lookups + ${isAnswered ? 1 : 0},
      next_at = CASE WHEN ${!isAnswered} THEN clock_timestamp() + make_interval(secs => ${leaseSeconds}::float8)
        WHEN lookups + 1 >= ${offsetsSeconds.length} THEN 'infinity'
        ELSE greatest(clock_timestamp() + make_interval(secs => ${shortestGapSeconds}::float8),
          first_at + make_interval(secs => (${offsetsSeconds}::float8[])[lookups + 2])) END
    WHERE message_id = ${messageId}::uuid`
}

/** Forgets looks whose turn it is and whose message is answered by now, so that the table holds open questions only. */
export const deleteAnswered = (db: Database) => forget(db, Prisma.sql`l.next_at <= now()`)

/** The same for messages that were looked up for the last time: all of them are read, so it is not for every run. */
export const deleteFinished = (db: Database) => forget(db, Prisma.sql`l.next_at = 'infinity'`)

const forget = (db: Database, which: Prisma.Sql) => db.$executeRaw`
  DELETE FROM message_lookup l WHERE ${which} AND NOT EXISTS (
    SELECT FROM message m WHERE m.id = l.message_id AND m.month = l.month AND m.state = 'unknown')`
