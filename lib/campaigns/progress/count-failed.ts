import { mayHaveArrived } from "#lib/ledger/may-have-arrived.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"

/** How many messages of a campaign failed, and how many of them may have arrived all the same. */
export async function countFailed(
  db: Database | Transaction,
  campaignId: string,
): Promise<{ failed: number; unsure: number }> {
  const [counts] = await db.$queryRaw<[{ failed: number; unsure: number }]>`
    SELECT count(*)::int AS failed, count(*) FILTER (WHERE ${mayHaveArrived})::int AS unsure
    FROM message m WHERE m.campaign_id = ${campaignId} AND m.state = 'failed'`
  return counts
}
