import { randomUUID } from "node:crypto"
import type { Ctx } from "#lib/platform/ctx.ts"

export type ClaimedMessage = { id: string; address: string; body: string; segments: number; delayMs: number }
export type Claim = { token: string; messages: ClaimedMessage[]; skippedCount: number }

/** How far ahead slots are taken on a paced lane: short, so that pause, cancel and a crash strand little. */
const horizonSeconds = 1
/** Longer than the provider's request time-out plus the horizon: a lease that ends has no live owner. */
const leaseSeconds = 60
/** Spacing between slots is stretched by this much, so that network jitter cannot squeeze one slot more into a second. */
const spacingStretch = 1.008
/** Time to write the intent before the first slot: a late first message would squeeze the second that follows it. */
const leadSeconds = 0.06

/**
 * Takes slots on the lane's clock and claims the due messages that fill them, in one statement, so that any number of
 * processes share one rate. Gates are applied on the way: a suppressed recipient or one with an open conversation is
 * skipped with its reason and costs no slot. What the provider refused while its campaign was cancelled is cancelled. `ratePerSecond` 0 lifts the pace.
 */
export async function claimMessages(
  ctx: Ctx,
  input: { laneId: string; batchSize: number; ratePerSecond: number | undefined },
): Promise<Claim> {
  const token = randomUUID()
  const rows = await ctx.db.$queryRaw<(ClaimedMessage & { outcome: "claimed" | "skipped" })[]>`
    WITH lane_now AS (
      SELECT id, greatest(next_slot_at, clock_timestamp() + make_interval(secs => ${leadSeconds}::float8)) AS start, clock_timestamp() AS now,
             coalesce(${input.ratePerSecond ?? null}::float8, rate_per_second) AS rate
      FROM lane
      WHERE id = ${input.laneId}::uuid AND (backoff_until IS NULL OR backoff_until <= clock_timestamp())
      FOR UPDATE
    ), due AS (
      SELECT m.id, m.account_id, m.campaign_id, m.channel, m.address_key, m.due_at, m.line, m.segments
      FROM message m JOIN lane_now ON m.lane_id = lane_now.id
      WHERE m.state = 'pending' AND m.due_at <= lane_now.now
      ORDER BY m.due_at, m.line
      LIMIT ${input.batchSize}::int
      FOR UPDATE OF m SKIP LOCKED
    ), gated AS (
      SELECT due.*, CASE
        WHEN EXISTS (SELECT FROM campaign c WHERE c.id = due.campaign_id AND c.stage = 'cancelled') THEN 'cancelled'
        WHEN EXISTS (SELECT FROM suppression s WHERE s.account_id = due.account_id AND s.channel = due.channel
                     AND s.address_key = due.address_key) THEN 'opted_out'
        WHEN EXISTS (SELECT FROM conversation c WHERE c.account_id = due.account_id AND c.channel = due.channel
                     AND c.address_key = due.address_key AND c.closed_at IS NULL) THEN 'open_conversation'
      END AS reason
      FROM due
    ), slots AS (
      SELECT id, segments, sum(segments) OVER (ORDER BY due_at, line, id) - segments AS before
      FROM gated WHERE reason IS NULL
    ), fitting AS (
      SELECT slots.id, slots.segments,
             CASE WHEN rate = 0 THEN now ELSE start + make_interval(secs => before * ${spacingStretch}::float8 / rate) END AS slot_at
      FROM slots, lane_now
      WHERE rate = 0 OR start + make_interval(secs => before * ${spacingStretch}::float8 / rate)
                        < now + make_interval(secs => ${horizonSeconds}::float8)
    ), clock AS (
      UPDATE lane SET next_slot_at =
        lane_now.start + make_interval(secs => (SELECT sum(segments) FROM fitting) * ${spacingStretch}::float8 / lane_now.rate)
      FROM lane_now
      WHERE lane.id = lane_now.id AND lane_now.rate > 0 AND EXISTS (SELECT FROM fitting)
    ), claimed AS (
      UPDATE message m SET state = 'claimed', claim_token = ${token}::uuid, attempts = attempts + 1,
             lease_until = lane_now.now + make_interval(secs => ${leaseSeconds}::float8)
      FROM fitting, lane_now WHERE m.id = fitting.id
      RETURNING m.id, m.address, m.body, m.segments,
                greatest(0, extract(epoch FROM fitting.slot_at - lane_now.now) * 1000)::float8 AS delay_ms, fitting.slot_at
    ), skipped AS (
      UPDATE message m SET ended_at = lane_now.now,
             state = CASE gated.reason WHEN 'cancelled' THEN 'cancelled' ELSE 'skipped' END::message_state,
             reason = coalesce(nullif(gated.reason, 'cancelled'), m.reason)
      FROM gated, lane_now WHERE m.id = gated.id AND gated.reason IS NOT NULL
      RETURNING m.id
    )
    SELECT 'claimed' AS outcome, id, address, body, segments, delay_ms AS "delayMs" FROM claimed
    UNION ALL
    SELECT 'skipped', id, '', '', 0, 0 FROM skipped
    ORDER BY "delayMs"`
  const messages = rows.filter((row) => row.outcome === "claimed")
  return { token, messages, skippedCount: rows.length - messages.length }
}
