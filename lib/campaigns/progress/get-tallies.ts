import { recipientStatus } from "#lib/ledger/recipient-status.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import type { MessageState } from "#prisma/generated/enums.ts"
import { type StatusCounts, storedCounts } from "./status-counts.ts"

export type Tally = { total: number; byStatus: StatusCounts; segments: number }

/**
 * The ledger's sums per campaign at this moment: its facts and what is not folded yet, in one snapshot. A campaign without
 * messages is absent. Reads a few rows a campaign, however large it is.
 */
export async function getTallies(
  db: Database | Transaction,
  campaignIds: string[],
): Promise<Map<string, Tally>> {
  const rows = await db.$queryRaw<StoredTally[]>`
    SELECT id, segments, pending_count AS "pendingCount", held_count AS "heldCount", sent_count AS "sentCount",
      delivered_count AS "deliveredCount", read_count AS "readCount", responded_count AS "respondedCount",
      skipped_count AS "skippedCount", failed_count AS "failedCount", unknown_count AS "unknownCount",
      cancelled_count AS "cancelledCount", (
        SELECT coalesce(json_agg(t), '[]') FROM campaign_tally t WHERE t.campaign_id = campaign.id AND state IS NOT NULL
      ) AS open
    FROM campaign WHERE id = ANY(${campaignIds})`
  const tallies = rows.map((row) => [row.id, tallyOf(row)] as const)
  return new Map(tallies.filter(([, { total }]) => total > 0))
}

type OpenTally = { state: MessageState; responded: boolean; count: number; segments: number }
type StoredTally = Parameters<typeof storedCounts>[0] & { id: string; segments: number; open: OpenTally[] }

function tallyOf(row: StoredTally): Tally {
  const byStatus = storedCounts(row)
  for (const { state, responded, count } of row.open) byStatus[recipientStatus(state, responded)] += count
  return {
    total: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
    byStatus,
    segments: row.open.reduce((sum, { segments }) => sum + segments, row.segments),
  }
}
