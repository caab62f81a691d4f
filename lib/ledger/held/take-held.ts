import { listOpenMonths } from "#lib/ledger/open-months.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Timed } from "#lib/windows/get-sending-rules.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/** Due messages that share rules and place, of however many campaigns: the calendar is asked once for all of them. */
export type HeldGroup = Timed &
  Pick<Campaign, "stage"> & { month: string; place: string; laneIds: string[]; ids: string[] }

/**
 * Locks held messages whose time has come, the longest due first, at most `rows` of each account, with the rules by which
 * they are held. What somebody else has locked is left out.
 */
export async function takeHeld(
  tx: Transaction,
  accountIds: string[],
  rows: number,
  now: Date,
): Promise<HeldGroup[]> {
  const months = await listOpenMonths(tx)
  return tx.$queryRaw`
    WITH due AS (
      SELECT m.* FROM unnest(${accountIds}::text[]) AS account(id) CROSS JOIN LATERAL (
        SELECT id, campaign_id, lane_id, channel, place FROM message
        WHERE month = ANY(${months}::date[]) AND account_id = account.id AND state = 'held' AND due_at <= ${now}::timestamptz
        ORDER BY due_at LIMIT ${rows} FOR UPDATE SKIP LOCKED
      ) m
    )
    SELECT c.account_id AS "accountId", c.stage, due.channel, coalesce(c.windows, s.windows) AS windows, c.fallback_time_zone AS "fallbackTimeZone",
      CASE WHEN c.started_at IS NULL THEN c.start_at END AS "startAt", c.ends_at AS "endsAt", due.place, c.month::text,
      array_agg(DISTINCT due.lane_id::text) AS "laneIds", array_agg(due.id::text) AS ids
    FROM due JOIN campaign c ON c.id = due.campaign_id JOIN sender s ON s.id = due.lane_id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9`
}
