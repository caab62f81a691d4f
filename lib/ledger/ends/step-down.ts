import { reasonOfClass } from "#lib/ledger/message-reason.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** A message and the month of its campaign, "2026-11-01", where its row is. */
export type EndedMessage = { id: string; month: string }

/** True for messages `m` whose recipient cannot be reached on the channel of their leg: on another they may. */
export const isUnreachable = Prisma.sql`(m.state = 'failed' AND m.reason IN (${reasonOfClass.not_eligible}, 'landline'))`

/** What a message and an attempt both have of a leg: its content, and what became of it. */
const legColumns = [
  ...["channel", "lane_id", "address", "address_key", "body", "payload", "segments"],
  ...["state", "reason", "error_code", "provider_id"],
  ...["submitted_at", "accepted_at", "sent_at", "delivered_at", "read_at", "ended_at"],
]

/** Those that could not be reached and have one more leg, whose address gets no other message of their campaign. */
const reachable = ({ ids, months }: { ids: string[]; months: string[] }) => Prisma.sql`
  SELECT DISTINCT ON (m.campaign_id, a.address_key) m.id, m.month, a.leg
  FROM message m JOIN campaign c ON c.id = m.campaign_id AND c.stage = 'launched'
  JOIN message_attempt a ON a.message_id = m.id AND a.month = m.month AND a.leg = m.leg + 1
  WHERE m.id = ANY(${ids}::uuid[]) AND m.month = ANY(${months}::date[]) AND a.month = ANY(${months}::date[]) AND ${isUnreachable}
    AND NOT EXISTS (SELECT FROM message other WHERE other.address_key = a.address_key AND other.campaign_id = m.campaign_id
      AND other.month = m.month AND other.id <> m.id)`

/**
 * Lets messages that failed on a channel which cannot reach their recipient go on with their next leg, where they have one.
 * The leg that is over becomes an attempt, and the next one is one no more: each is stepped down from once. The message is
 * held for a moment, so that the window of its new channel is worked out. The caller has its lock.
 */
export async function stepDown(db: Database | Transaction, ended: EndedMessage[]): Promise<void> {
  const ids = ended.map(({ id }) => id)
  const months = [...new Set(ended.map(({ month }) => month))]
  await db.$executeRaw`
    WITH reachable AS (${reachable({ ids, months })}), next AS (
      DELETE FROM message_attempt a USING reachable r
      WHERE a.message_id = r.id AND a.leg = r.leg AND a.month = r.month AND a.month = ANY(${months}::date[])
      RETURNING a.*
    ), over AS (
      INSERT INTO message_attempt (message_id, leg, month, account_id, ${Prisma.raw(legColumns.join(", "))})
      SELECT m.id, m.leg, m.month, m.account_id, ${Prisma.raw(legColumns.map((name) => `m.${name}`).join(", "))}
      FROM message m JOIN next ON next.message_id = m.id AND next.month = m.month WHERE m.month = ANY(${months}::date[])
    ), answered AS (
      DELETE FROM message_lookup l USING next WHERE l.message_id = next.message_id
    ), reopened AS (
      INSERT INTO open_month SELECT DISTINCT month FROM next ON CONFLICT DO NOTHING
    )
    UPDATE message m SET leg = next.leg, initial_channel = coalesce(m.initial_channel, m.channel), channel = next.channel,
      lane_id = next.lane_id, address = next.address, address_key = next.address_key, body = next.body, payload = next.payload,
      segments = next.segments, state = 'held', reason = NULL, error_code = NULL, provider_id = NULL, attempts = 0, due_at = clock_timestamp(),
      closes_at = NULL, submitted_at = NULL, receipt_from = NULL, accepted_at = NULL, sent_at = NULL, delivered_at = NULL,
      read_at = NULL, ended_at = NULL, claim_token = NULL, lease_until = NULL
    FROM next WHERE m.id = next.message_id AND m.month = next.month AND m.month = ANY(${months}::date[])`
}
