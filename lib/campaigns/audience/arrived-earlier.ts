import type { Database, Transaction } from "#lib/platform/db.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"

/**
 * True for lines (`recipient`) of a resend whose recipient has an earlier message that arrived after all: a receipt may come
 * long after a failure. It looks at the campaign that is sent again, and at those of which that one was a resend.
 */
export async function arrivedEarlier(
  db: Database | Transaction,
  campaign: Pick<Campaign, "resendOfId">,
): Promise<Prisma.Sql> {
  const ids = await earlierCampaigns(db, campaign)
  if (ids.length === 0) return Prisma.sql`false`
  return Prisma.sql`EXISTS (SELECT FROM message earlier WHERE earlier.address_key = recipient.address_key
    AND earlier.campaign_id = ANY(${ids}) AND earlier.state IN ('delivered', 'read'))`
}

/** The campaign that is sent again first. */
async function earlierCampaigns(
  db: Database | Transaction,
  { resendOfId }: Pick<Campaign, "resendOfId">,
): Promise<string[]> {
  if (resendOfId === null) return []
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE earlier AS (
      SELECT id, resend_of_id FROM campaign WHERE id = ${resendOfId}
      UNION
      SELECT c.id, c.resend_of_id FROM campaign c JOIN earlier ON c.id = earlier.resend_of_id
    )
    SELECT id FROM earlier`
  return rows.map(({ id }) => id)
}
