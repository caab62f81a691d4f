import { isUndecided } from "#lib/consent/undecided.ts"
import { claimWrites, refusedByLane } from "#lib/ledger/sending/claim-writes.ts"
import { shortestOpeningMs } from "#lib/windows/next-opening.ts"
import { Prisma } from "#prisma/generated/client.ts"

export type ClaimRequest = {
  laneId: string
  /** The run that drives the lane; any other is refused until its lease is over. */
  driverId: string
  token: string
  /** So many messages at most, and so many segments with the last one's excess; as many as there are when left out. */
  batchSize: number
  segments?: number | undefined
  /** Overrides the lane's rate; 0 lifts the pace. */
  ratePerSecond: number | undefined
}

/** How long the lane stays with its driver after a claim. */
export const driveSeconds = 3
/** How far ahead messages are claimed on a paced lane: short, so that pause, cancel and a crash strand little. */
export const horizonSeconds = 1

/** Each lane once: of two runs of one process on the same lane only the first is answered. */
const asked = (requests: ClaimRequest[]) => Prisma.sql`
  SELECT DISTINCT ON (lane_id) * FROM unnest(
    ${requests.map(({ laneId }) => laneId)}::uuid[], ${requests.map(({ driverId }) => driverId)}::uuid[],
    ${requests.map(({ token }) => token)}::uuid[], ${requests.map(({ batchSize }) => batchSize)}::int[],
    ${requests.map(({ segments }) => segments ?? null)}::float8[], ${requests.map(({ ratePerSecond }) => ratePerSecond ?? null)}::float8[]
  ) WITH ORDINALITY AS a(lane_id, driver_id, token, most_messages, most_segments, given_rate, position) ORDER BY lane_id, position`

/**
 * The lanes, locked; none that rests, that somebody else drives, or whose row is being changed: it is asked again. Without
 * a pace a message waits for a free connection at most, so that the claim is the intent as well.
 */
const laneNow = Prisma.sql`
  SELECT l.id, l.turn_after, l.handover, l.throttle_count > 0 OR l.problem IS NOT NULL AS is_troubled,
    l.driver_id AS last_driver_id, l.handed_over_at, l.driven_until,
    asked.driver_id, asked.token, asked.most_messages, coalesce(asked.most_segments, 'Infinity') AS most_segments,
    t.now, t.rate, CASE t.rate WHEN 0 THEN 'submitted' ELSE 'claimed' END::message_state AS next_state
  FROM asked JOIN lane l ON l.id = asked.lane_id JOIN sender s ON s.id = l.id AND s.enabled
  CROSS JOIN LATERAL (SELECT clock_timestamp() AS now, coalesce(asked.given_rate, l.rate_per_second) AS rate) t
  WHERE (l.backoff_until IS NULL OR l.backoff_until <= t.now)
    AND (l.driver_id = asked.driver_id OR l.driven_until IS NULL OR l.driven_until <= t.now)
  ORDER BY l.id FOR UPDATE OF l SKIP LOCKED`

/** Campaigns with something due, the one after the last served first; one whose own pace rests has no turn unless over. */
const campaigns = (months: string[]) => Prisma.sql`
  SELECT lane_now.id AS lane_id, c.campaign_id, c.month, c.stage, c.ends_at, 1 / p.rate_per_second AS own_step,
    greatest(extract(epoch FROM p.next_slot_at - lane_now.now)::float8, 0) AS own_free_in,
    c.turn, count(*) OVER (PARTITION BY lane_now.id) AS waiting
  FROM lane_now CROSS JOIN LATERAL due_campaigns(${months}::date[], lane_now.id, lane_now.turn_after, lane_now.now,
    make_interval(secs => ${horizonSeconds}::float8), lane_now.most_messages) c LEFT JOIN campaign_pace p USING (campaign_id)
  WHERE lane_now.most_segments > 0`

const due = (months: string[]) => Prisma.sql`
  SELECT m.*, c.lane_id, c.turn, c.stage, c.ends_at, c.own_step, c.own_free_in, lane_now.now,
    lane_now.token, lane_now.next_state, lane_now.most_segments
  FROM lane_now JOIN campaigns c ON c.lane_id = lane_now.id CROSS JOIN LATERAL (
    SELECT id, month, ctid AS place_on_disk, account_id, campaign_id, channel, address_key, due_at, line, segments, closes_at FROM message
    WHERE month = ANY(${months}::date[]) AND month = c.month AND lane_id = c.lane_id AND campaign_id = c.campaign_id
      AND state = 'pending' AND due_at <= lane_now.now
    ORDER BY due_at, line LIMIT ceil(lane_now.most_messages::float8 / c.waiting)::int FOR UPDATE SKIP LOCKED
  ) m`

/** What holds one back is looked up: PostgreSQL turns EXISTS into a hash of everybody's suppressions. */
const gated = Prisma.sql`
  SELECT due.*, CASE
    WHEN stage = 'cancelled' THEN 'cancelled'
    WHEN ends_at <= now THEN 'campaign_ended'
    WHEN closes_at <= now + make_interval(secs => ${shortestOpeningMs / 1000}::float8) THEN 'outside_window'
    WHEN (SELECT true FROM suppression s WHERE s.account_id = due.account_id AND s.channel = due.channel
          AND s.address_key = due.address_key LIMIT 1) THEN 'opted_out'
    WHEN ${isUndecided(Prisma.sql`due`)} THEN 'opt_out_unclear'
    WHEN (SELECT true FROM conversation c WHERE c.account_id = due.account_id AND c.channel = due.channel
          AND c.address_key = due.address_key AND c.closed_at IS NULL LIMIT 1) THEN 'open_conversation'
  END AS reason
  FROM due`

/** When each may go by its campaign's own clock, and its round: the first of every campaign, then the second, … */
const rounds = Prisma.sql`
  SELECT gated.*, row_number() OVER own AS round,
    coalesce(own_free_in + own_step * (sum(segments) OVER own - segments), 0) AS earliest_in
  FROM gated WHERE reason IS NULL
  WINDOW own AS (PARTITION BY campaign_id ORDER BY due_at, line, id)`

/** As many as the lane's driver asked for, in turns. When they go it decides by the pace (pace-rule.ts). */
const fitting = Prisma.sql`
  SELECT * FROM (
    SELECT rounds.*, sum(segments) OVER turns - segments AS ahead, row_number() OVER turns AS position
    FROM rounds WHERE earliest_in < ${horizonSeconds}::float8
    WINDOW turns AS (PARTITION BY lane_id ORDER BY earliest_in, round, turn, id)
  ) ordered WHERE ahead < most_segments`

/** The driver's lease, and the clocks of campaigns with a pace of their own. */
const laneWrites = Prisma.sql`
  driven AS (
    UPDATE lane SET driver_id = lane_now.driver_id, driven_until = lane_now.now + make_interval(secs => ${driveSeconds}::float8),
      turn_after = coalesce(last.campaign_id, lane.turn_after)
    FROM lane_now LEFT JOIN (
      SELECT DISTINCT ON (lane_id) lane_id, campaign_id FROM fitting ORDER BY lane_id, position DESC
    ) last ON last.lane_id = lane_now.id
    WHERE lane.id = lane_now.id
  ), own_clocks AS (
    UPDATE campaign_pace p SET next_slot_at = paced.now + make_interval(secs => paced.free_in)
    FROM (
      SELECT campaign_id, now, max(earliest_in + segments * own_step) AS free_in FROM fitting WHERE own_step > 0 GROUP BY campaign_id, now
    ) paced
    WHERE p.campaign_id = paced.campaign_id
  )`

/** What a new driver has to respect: its predecessor's word, or null for one that died, and how long ago that was. */
const takenOver = Prisma.sql`
  CASE WHEN last_driver_id IS DISTINCT FROM driver_id AND (last_driver_id IS NOT NULL OR handover IS NOT NULL) THEN json_build_object(
    'handover', CASE WHEN last_driver_id IS NULL THEN handover END,
    'agoMs', extract(epoch FROM now - CASE WHEN last_driver_id IS NULL THEN handed_over_at ELSE driven_until END)::float8 * 1000
  ) END`

/**
 * The claims of many lanes in one statement: a row for each that gave something, with its messages in their order.
 * @param months the open ones (open-months.ts): it looks into no other partition of the ledger
 */
export const claimStatement = (requests: ClaimRequest[], months: string[]) => Prisma.sql`
  WITH asked AS (${asked(requests)}), lane_now AS (${laneNow}), campaigns AS (${campaigns(months)}), due AS (${due(months)}),
    gated AS (${gated}), rounds AS (${rounds}), fitting AS (${fitting}), ${laneWrites}, ${claimWrites(months)}
  SELECT lane_now.token, rate AS "ratePerSecond", rate = 0 AS "isIntended", is_troubled AS "isTroubled", ${takenOver} AS "takenOver",
    coalesce(c.messages, '[]') AS messages, coalesce(r.skipped, 0) AS "skippedCount", coalesce(r.held, 0) AS "heldCount",
    coalesce(r.ended, '[]') AS ended
  FROM lane_now
  LEFT JOIN (
    SELECT lane_id, json_agg(json_build_object('id', id, 'month', month, 'leg', leg, 'address', address, 'body', body, 'payload', payload,
      'segments', segments, 'notBeforeMs', not_before_ms, 'closesInMs', closes_in_ms) ORDER BY position) AS messages
    FROM claimed GROUP BY lane_id
  ) c ON c.lane_id = lane_now.id
  LEFT JOIN (${refusedByLane}) r ON r.lane_id = lane_now.id`
