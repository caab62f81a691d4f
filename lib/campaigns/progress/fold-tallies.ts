import { recipientStatuses } from "#lib/ledger/recipient-status.ts"
import type { Database } from "#lib/platform/db.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { countColumn, isStatus } from "./status-counts.ts"

const campaignsAtOnce = 5_000
const facetsAtOnce = 20_000

/**
 * Folds what changed in the ledger since the last time into the facts of each campaign and the sums of each account, and
 * what became of campaigns into their counts by kind. It touches only what changed, by the ids of the campaigns. A campaign
 * that is being changed at this moment is left for the next time, what is open of a deleted one goes. Safe to overlap.
 * @param accountId of this account only: a reader's, so that what it reads is the ledger of this moment
 * @param batches at most so many, each of 5,000 campaigns; the rest is the sweep's
 */
export async function foldTallies(
  { db }: { db: Database },
  { accountId, batches = 200 }: { accountId?: string; batches?: number } = {},
): Promise<void> {
  let after: string | null = ""
  for (let batch = 0; batch < batches && after !== null; batch += 1)
    after = await foldCampaigns(db, accountId, after)
  await foldFacets(db, accountId)
}

const ofAccount = (accountId: string | undefined) =>
  accountId === undefined ? Prisma.sql`true` : Prisma.sql`account_id = ${accountId}`

const waits = Prisma.sql`NOT responded AND state = 'pending'`
const sums = Prisma.join(
  recipientStatuses.map(
    (status) =>
      Prisma.sql`coalesce(sum(count) FILTER (WHERE ${isStatus(status)}), 0) AS ${Prisma.raw(status)}`,
  ),
)
const additions = Prisma.join(
  recipientStatuses.map(
    (status) => Prisma.sql`${countColumn(status)} = ${countColumn(status)} + ${Prisma.raw(status)}`,
  ),
)

/**
 * The campaigns are locked first, in the order of their ids, so that two that fold the same never wait for each other.
 * @param after the last campaign of the batch before
 * @returns the last campaign of this batch, also when it was left; null when there are no more
 */
async function foldCampaigns(
  db: Database,
  accountId: string | undefined,
  after: string,
): Promise<string | null> {
  const [row] = await db.$queryRaw<[{ count: number; last: string | null }]>`
    WITH changed AS (
      SELECT DISTINCT campaign_id AS id FROM campaign_tally WHERE ${ofAccount(accountId)} AND campaign_id > ${after}
      ORDER BY 1 LIMIT ${campaignsAtOnce}
    ), open AS (
      SELECT id FROM campaign WHERE id IN (SELECT id FROM changed) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
    ), left_behind AS (
      DELETE FROM campaign_tally t USING changed
      WHERE t.campaign_id = changed.id AND NOT EXISTS (SELECT FROM campaign WHERE campaign.id = changed.id)
    ), taken AS (
      DELETE FROM campaign_tally t USING open WHERE t.campaign_id = open.id
      RETURNING t.account_id, t.campaign_id, t.state, t.responded, t.count, t.segments
    ), account_sums AS (
      INSERT INTO account_tally AS kept (account_id, state, responded, count)
      SELECT account_id, state, responded, sum(count) FROM taken WHERE state IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      ON CONFLICT (account_id, state, responded) DO UPDATE SET count = kept.count + excluded.count
    ), folded AS (
      UPDATE campaign SET ${additions}, segments = campaign.segments + sums.segments,
        pending_segments = campaign.pending_segments + sums.pending_segments
      FROM (
        SELECT campaign_id, sum(segments) AS segments, coalesce(sum(segments) FILTER (WHERE ${waits}), 0) AS pending_segments, ${sums}
        FROM taken GROUP BY campaign_id
      ) sums
      WHERE campaign.id = sums.campaign_id
    )
    SELECT count(*)::int, max(id) AS last FROM changed`
  return row.count < campaignsAtOnce ? null : row.last
}

const foldFacets = (db: Database, accountId: string | undefined) => db.$executeRaw`
  WITH taken AS (
    DELETE FROM campaign_facet_delta
    WHERE id IN (SELECT id FROM campaign_facet_delta WHERE ${ofAccount(accountId)} LIMIT ${facetsAtOnce} FOR UPDATE SKIP LOCKED)
    RETURNING account_id, status, channel, source, count
  )
  INSERT INTO campaign_facet AS kept (account_id, status, channel, source, count)
  SELECT account_id, status, channel, source, sum(count) FROM taken GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0 ORDER BY 1, 2, 3, 4
  ON CONFLICT (account_id, status, channel, source) DO UPDATE SET count = kept.count + excluded.count`
