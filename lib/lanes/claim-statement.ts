import { shortestOpeningMs } from "#lib/windows/next-opening.ts"
import { Prisma } from "#prisma/generated/client.ts"

export type ClaimRequest = {
  laneId: string
  /** The run that drives the lane; any other is refused until its lease is over. */
  driverId: string
  batchSize: number
  /** Overrides the lane's rate; 0 lifts the pace. */
  ratePerSecond: number | undefined
  token: string
  /** The open months: no other partition of the ledger is looked at. */
  months: string[]
}

/** How long the lane stays with its driver after a claim. */
export const driveSeconds = 3
/** How far ahead slots are taken on a paced lane: short, so that pause, cancel and a crash strand little. */
export const horizonSeconds = 1
/** Longer than the provider's request time-out plus the horizon: a lease that ends has no live owner. */
const leaseSeconds = 60
/** Spacing between slots is stretched by this much, so that network jitter cannot squeeze one slot more into a second. */
export const spacingStretch = 1.006
/** Time to write the intent before the first slot: a late first message would squeeze the second that follows it. */
const leadSeconds = 0.06

/** The lane, locked, with its clock in seconds from now; no row while it rests or somebody else drives it. */
const laneNow = ({ laneId, driverId, ratePerSecond }: ClaimRequest) => Prisma.sql`
  SELECT l.id, l.turn_after, t.now, t.rate, coalesce(${spacingStretch}::float8 / nullif(t.rate, 0), 0) AS step,
    CASE WHEN t.rate = 0 THEN 0 ELSE greatest(extract(epoch FROM l.next_slot_at - t.now)::float8, ${leadSeconds}::float8) END AS free_in
  FROM lane l JOIN sender s ON s.id = l.id AND s.enabled
  CROSS JOIN LATERAL (
    SELECT clock_timestamp() AS now, coalesce(${ratePerSecond ?? null}::float8, l.rate_per_second) AS rate
  ) t
  WHERE l.id = ${laneId}::uuid AND (l.backoff_until IS NULL OR l.backoff_until <= t.now)
    AND (l.driver_id = ${driverId}::uuid OR l.driven_until IS NULL OR l.driven_until <= t.now)
  FOR UPDATE OF l`

/** Campaigns with something due, the one after the last served first; one whose own pace rests has no turn unless over. */
const campaigns = ({ batchSize, months }: ClaimRequest) => Prisma.sql`
  SELECT c.campaign_id, c.month, c.stage, c.ends_at, ${spacingStretch}::float8 / p.rate_per_second AS own_step,
    greatest(extract(epoch FROM p.next_slot_at - lane_now.now)::float8, 0) AS own_free_in,
    c.turn, count(*) OVER () AS waiting
  FROM lane_now CROSS JOIN LATERAL due_campaigns(${months}::date[], lane_now.id, lane_now.turn_after, lane_now.now,
    make_interval(secs => ${horizonSeconds}::float8), ${batchSize}::int) c LEFT JOIN campaign_pace p USING (campaign_id)`

const due = ({ batchSize, months }: ClaimRequest) => Prisma.sql`
  SELECT m.*, c.turn, c.stage, c.ends_at, c.own_step, c.own_free_in
  FROM lane_now CROSS JOIN campaigns c CROSS JOIN LATERAL (
    SELECT id, month, account_id, campaign_id, channel, address_key, due_at, line, segments, closes_at FROM message
    WHERE month = ANY(${months}::date[]) AND month = c.month AND lane_id = lane_now.id AND campaign_id = c.campaign_id AND state = 'pending' AND due_at <= lane_now.now
    ORDER BY due_at, line LIMIT ceil(${batchSize}::float8 / c.waiting)::int FOR UPDATE SKIP LOCKED
  ) m`

const gated = Prisma.sql`
  SELECT due.*, CASE
    WHEN stage = 'cancelled' THEN 'cancelled'
    WHEN ends_at <= lane_now.now THEN 'campaign_ended'
    WHEN closes_at <= lane_now.now + make_interval(secs => ${shortestOpeningMs / 1000}::float8) THEN 'outside_window'
    WHEN EXISTS (SELECT FROM suppression s WHERE s.account_id = due.account_id AND s.channel = due.channel
                 AND s.address_key = due.address_key) THEN 'opted_out'
    WHEN EXISTS (SELECT FROM conversation c WHERE c.account_id = due.account_id AND c.channel = due.channel
                 AND c.address_key = due.address_key AND c.closed_at IS NULL) THEN 'open_conversation'
  END AS reason
  FROM due, lane_now`

/** When each may go by its campaign's own clock, and its round: the first of every campaign, then the second, … */
const rounds = Prisma.sql`
  SELECT gated.*, row_number() OVER own AS round,
    greatest(free_in, own_free_in + own_step * (sum(segments) OVER own - segments)) AS earliest_in
  FROM gated, lane_now WHERE reason IS NULL
  WINDOW own AS (PARTITION BY campaign_id ORDER BY due_at, line, gated.id)`

/** The lane's clock over them all: nobody before its time, and never two within one step (GCRA in closed form). */
const slots = Prisma.sql`
  SELECT ordered.*, lane_now.step * ahead
    + max(earliest_in - lane_now.step * ahead) OVER (ORDER BY position) AS slot_in
  FROM (
    SELECT rounds.*, sum(segments) OVER turns - segments AS ahead, row_number() OVER turns AS position
    FROM rounds WINDOW turns AS (ORDER BY earliest_in, round, turn, id)
  ) ordered, lane_now`

/** Slots within the horizon; the driver's lease and both clocks move with them. */
const writes = ({ driverId, token, months }: ClaimRequest) => Prisma.sql`
  fitting AS (
    SELECT * FROM slots WHERE slot_in < ${horizonSeconds}::float8
  ), clock AS (
    UPDATE lane SET driver_id = ${driverId}::uuid,
      driven_until = lane_now.now + make_interval(secs => ${driveSeconds}::float8),
      next_slot_at = CASE WHEN last.slot_in IS NULL OR lane_now.rate = 0 THEN lane.next_slot_at
        ELSE lane_now.now + make_interval(secs => last.slot_in + last.segments * lane_now.step) END,
      turn_after = coalesce(last.campaign_id, lane.turn_after)
    FROM lane_now LEFT JOIN (SELECT * FROM fitting ORDER BY position DESC LIMIT 1) last ON true
    WHERE lane.id = lane_now.id
  ), own_clocks AS (
    UPDATE campaign_pace p SET next_slot_at = lane_now.now + make_interval(secs => paced.free_in)
    FROM lane_now, (
      SELECT campaign_id, max(slot_in + segments * own_step) AS free_in FROM fitting WHERE own_step > 0 GROUP BY campaign_id
    ) paced
    WHERE p.campaign_id = paced.campaign_id
  ), claimed AS (
    UPDATE message m SET state = 'claimed', claim_token = ${token}::uuid, attempts = least(attempts, 32766) + 1,
      lease_until = lane_now.now + make_interval(secs => ${leaseSeconds}::float8)
    FROM fitting, lane_now WHERE m.id = fitting.id AND m.month = fitting.month AND m.month = ANY(${months}::date[])
    RETURNING m.id, m.address, m.body, m.segments, fitting.slot_in * 1000 AS delay_ms,
      extract(epoch FROM m.closes_at - lane_now.now)::float8 * 1000 AS closes_in_ms
  ), refused AS (
    UPDATE message m SET
      state = CASE gated.reason WHEN 'cancelled' THEN 'cancelled' WHEN 'outside_window' THEN 'held' ELSE 'skipped' END::message_state,
      reason = coalesce(nullif(gated.reason, 'cancelled'), m.reason),
      due_at = CASE gated.reason WHEN 'outside_window' THEN lane_now.now ELSE m.due_at END,
      ended_at = CASE gated.reason WHEN 'outside_window' THEN NULL ELSE lane_now.now END
    FROM gated, lane_now WHERE m.id = gated.id AND m.month = gated.month AND m.month = ANY(${months}::date[]) AND gated.reason IS NOT NULL
    RETURNING m.state
  )`

/** The whole claim: answers one row with the messages as JSON, in the order of their slots. */
export const claimStatement = (request: ClaimRequest) => Prisma.sql`
  WITH lane_now AS (${laneNow(request)}), campaigns AS (${campaigns(request)}), due AS (${due(request)}),
    gated AS (${gated}), rounds AS (${rounds}), slots AS (${slots}), ${writes(request)}
  SELECT
    (SELECT rate FROM lane_now) AS "ratePerSecond",
    coalesce((SELECT json_agg(json_build_object('id', id, 'address', address, 'body', body, 'segments', segments,
      'delayMs', delay_ms, 'closesInMs', closes_in_ms) ORDER BY delay_ms) FROM claimed), '[]') AS messages,
    (SELECT count(*)::int FROM refused WHERE state <> 'held') AS "skippedCount",
    (SELECT count(*)::int FROM refused WHERE state = 'held') AS "heldCount"`
