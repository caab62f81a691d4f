import { changeMessages } from "#lib/ledger/ends/change-messages.ts"
import { type Database, longTransaction } from "#lib/platform/db.ts"
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

/** Later than this after a message was handed over, no receipt is expected any more. */
const receiptWithinSeconds = 72 * hour
const firstAfterSeconds = 15 * minute
const looksAfterSeconds = [firstAfterSeconds, hour, 6 * hour, 24 * hour, 71 * hour]

/**
 * Looks for messages that the provider took and whose callbacks may be lost: all that are under way, so when the next
 * look is stands on the message itself. `receipt_from` is that time less the wait for the first look, which a message
 * that was just handed over thus need not have; infinite once nothing is expected.
 */
export const receiptLooks: LookupPlan = {
  take: (db, options) => db.$queryRaw<Lookup[]>(takeDueReceipts(options)),
  record: recordLook,
}

const seconds = (count: number) => Prisma.sql`make_interval(secs => ${count}::float8)`
const receiptFrom = Prisma.sql`coalesce(m.receipt_from, m.submitted_at)`

/** When message `m` is to be asked for. */
export const receiptDueAt = Prisma.sql`(${receiptFrom} + ${seconds(firstAfterSeconds)})`

/** True for messages `m` whose look is due, or whose wait for a receipt is over. As the index message_receipt_open has it. */
export const isReceiptDue = Prisma.sql`(m.state IN ('accepted', 'sent') AND m.provider_id IS NOT NULL
  AND m.receipt_from IS DISTINCT FROM 'infinity' AND ${receiptFrom} < now() - ${seconds(firstAfterSeconds)})`

const isOver = Prisma.sql`(m.submitted_at < now() - ${seconds(receiptWithinSeconds)})`

/** The statement by which receipts are taken, for those who want to see its plan. */
export const takeDueReceipts = ({ limit, except }: TakeOptions) => Prisma.sql`
  WITH due AS (
    SELECT m.id, m.month FROM message m
    WHERE ${isReceiptDue} AND NOT ${isOver} AND m.account_id <> ALL(${[...except]}::text[])
    ORDER BY ${receiptFrom} LIMIT ${limit}::int FOR UPDATE SKIP LOCKED
  )
  UPDATE message m SET receipt_from = clock_timestamp() + ${seconds(leaseSeconds)} - ${seconds(firstAfterSeconds)}
  FROM due, sender s WHERE m.id = due.id AND m.month = due.month AND s.id = m.lane_id
  RETURNING m.id::text AS "messageId", m.month::text, m.leg, m.account_id AS "accountId", m.channel, m.address, s.address AS "from",
    m.body, m.provider_id AS "providerId", m.submitted_at AS "submittedAt", '[]'::jsonb AS looks`

/** The next look is the plan's next that is still to come; after the last the message falls due once more, to expire. */
async function recordLook(db: Database, { messageId, month }: Lookup, { answer }: Look): Promise<void> {
  const afterSeconds = [...looksAfterSeconds, receiptWithinSeconds]
  const next =
    answer === "no_answer"
      ? Prisma.sql`clock_timestamp() + ${seconds(leaseSeconds)}`
      : Prisma.sql`greatest(clock_timestamp() + ${seconds(shortestGapSeconds)}, (
          SELECT min(at) FROM unnest(${afterSeconds}::float8[]) after,
            LATERAL (SELECT m.submitted_at + make_interval(secs => after) AS at) look
          WHERE at > clock_timestamp()))`
  await db.$executeRaw`
    UPDATE message m SET receipt_from = ${next} - ${seconds(firstAfterSeconds)}
    WHERE m.id = ${messageId}::uuid AND m.month = ${month}::date AND m.state IN ('accepted', 'sent')`
}

const expiryBatchSize = 5_000

/**
 * Ends the wait of messages without a receipt for 72 hours: `accepted` becomes failed with `no_receipt`, `sent` is final.
 * Returns how many failed. Safe to overlap.
 */
export async function expireReceipts(db: Database): Promise<number> {
  let failedCount = 0
  for (;;) {
    const { changedCount, endedCount } = await db.$transaction(
      (tx) => changeMessages(tx, expire),
      longTransaction,
    )
    failedCount += endedCount
    if (changedCount < expiryBatchSize) return failedCount
  }
}

const expire = Prisma.sql`
  UPDATE message m SET receipt_from = 'infinity',
    state = CASE m.state WHEN 'accepted' THEN 'failed' ELSE m.state END,
    reason = CASE m.state WHEN 'accepted' THEN 'no_receipt' ELSE m.reason END,
    ended_at = CASE m.state WHEN 'accepted' THEN clock_timestamp() ELSE m.ended_at END
  WHERE (m.id, m.month) IN (
    SELECT m.id, m.month FROM message m WHERE ${isReceiptDue} AND ${isOver}
    ORDER BY ${receiptFrom} LIMIT ${expiryBatchSize}::int FOR UPDATE SKIP LOCKED)`
