import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import { listOpenMonths } from "#lib/ledger/open-months.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"

/**
 * Makes everything that a campaign holds due now, also what waits for a window: the release works out anew when each
 * may go.
 */
export const makeHeldDue = (
  tx: Transaction,
  campaign: Pick<Campaign, "id" | "month">,
  now: Date,
) => tx.$executeRaw`
  UPDATE message SET due_at = ${now}
  WHERE ${ofCampaign(campaign)} AND state = 'held' AND due_at > ${now}`

type Checked = { accountId: string; addressKeys: string[] | null; now: Date }

/** The same for what waits to know the lines of these numbers; of all numbers of the account for null. */
export async function makeCheckedDue(
  tx: Transaction,
  { accountId, addressKeys, now }: Checked,
): Promise<void> {
  const months = await listOpenMonths(tx)
  const among = addressKeys ? Prisma.sql`address_key = ANY(${addressKeys}::text[])` : Prisma.sql`true`
  await tx.$executeRaw`
    UPDATE message SET due_at = ${now}
    WHERE ${among} AND month = ANY(${months}::date[]) AND account_id = ${accountId} AND state = 'held' AND reason = 'line_type'
      AND due_at > ${now}`
}

/** The same for what waits for its campaign's start alone. */
export const makeScheduledDue = (tx: Transaction, campaignIds: string[], now: Date) => tx.$executeRaw`
  UPDATE message SET due_at = ${now}
  WHERE campaign_id = ANY(${campaignIds}::text[]) AND state = 'held' AND reason = 'scheduled' AND due_at > ${now}`
