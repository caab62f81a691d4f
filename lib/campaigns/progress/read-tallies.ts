import { type RecipientStatus, recipientStatus, recipientStatuses } from "#lib/messages/recipient-status.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"

export type StatusCounts = Record<RecipientStatus, number>
export type Tally = { total: number; byStatus: StatusCounts; segments: number }

export const emptyCounts = (): StatusCounts =>
  Object.fromEntries(recipientStatuses.map((status) => [status, 0])) as StatusCounts

/** The ledger's sums per campaign; a campaign without messages is absent. Reads a few rows a campaign, however large it is. */
export async function readTallies(
  db: Database | Transaction,
  campaignIds: string[],
): Promise<Map<string, Tally>> {
  const groups = await db.campaignTally.groupBy({
    by: ["campaignId", "state", "responded"],
    where: { campaignId: { in: campaignIds } },
    _sum: { count: true, segments: true },
  })
  const tallies = new Map<string, Tally>()
  for (const group of groups) {
    const tally = tallies.get(group.campaignId) ?? { total: 0, byStatus: emptyCounts(), segments: 0 }
    const count = group._sum.count ?? 0
    tally.total += count
    tally.byStatus[recipientStatus(group.state, group.responded)] += count
    tally.segments += group._sum.segments ?? 0
    tallies.set(group.campaignId, tally)
  }
  return tallies
}
