import { lookAgainSeconds } from "#lib/consent/undecided.ts"
import { endedAmong } from "#lib/ledger/ends/change-messages.ts"
import { Prisma } from "#prisma/generated/client.ts"

/** Longer than a message may wait in the process and the provider's time-out: a lease that ends has no live owner. */
const leaseSeconds = 60

/**
 * The part of a lane's claim that changes messages, as expressions of its statement (lib/lanes/claim-statement.ts): `claimed`
 * from the rows of `fitting`, which get its token and `next_state`, and `refused` from those rows of `gated` that have a
 * reason: they end with it, or are held. `months` are the open ones. Who makes the claim tells `followEnds` what it ended.
 */
export const claimWrites = (months: string[]) => Prisma.sql`
  claimed AS (
    UPDATE message m SET state = fitting.next_state, claim_token = fitting.token, attempts = least(attempts, 32766) + 1,
      lease_until = fitting.now + make_interval(secs => ${leaseSeconds}::float8),
      submitted_at = CASE fitting.next_state WHEN 'submitted' THEN fitting.now ELSE m.submitted_at END
    FROM fitting
    WHERE m.ctid = fitting.place_on_disk AND m.month = fitting.month AND m.month = ANY(${months}::date[])
    RETURNING m.id, m.month, m.leg, m.lane_id, m.address, m.body, m.payload, m.segments, fitting.position,
      fitting.earliest_in * 1000 AS not_before_ms, extract(epoch FROM m.closes_at - fitting.now)::float8 * 1000 AS closes_in_ms
  ), refused AS (
    UPDATE message m SET
      state = CASE gated.reason WHEN 'cancelled' THEN 'cancelled' WHEN 'outside_window' THEN 'held' WHEN 'opt_out_unclear' THEN 'held' ELSE 'skipped' END::message_state,
      reason = coalesce(nullif(gated.reason, 'cancelled'), m.reason),
      due_at = CASE gated.reason WHEN 'outside_window' THEN gated.now
        WHEN 'opt_out_unclear' THEN gated.now + make_interval(secs => ${lookAgainSeconds}::float8) ELSE m.due_at END,
      ended_at = CASE WHEN gated.reason IN ('outside_window', 'opt_out_unclear') THEN NULL ELSE gated.now END
    FROM gated WHERE m.id = gated.id AND gated.reason IS NOT NULL
      AND m.id = ANY (ARRAY(SELECT id FROM gated WHERE reason IS NOT NULL)) AND m.month = ANY(${months}::date[])
    RETURNING m.lane_id, m.id, m.month, m.state, m.reason
  )`

/** How many were refused on each lane, and whose end something follows from. */
export const refusedByLane = Prisma.sql`
  SELECT lane_id, count(*) FILTER (WHERE state <> 'held')::int AS skipped, count(*) FILTER (WHERE state = 'held')::int AS held,
    ${endedAmong} AS ended
  FROM refused m GROUP BY lane_id`
