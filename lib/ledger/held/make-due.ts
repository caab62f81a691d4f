import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"

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

/** The same for what waits for its campaign's start alone. */
export const makeScheduledDue = (tx: Transaction, campaignIds: string[], now: Date) => tx.$executeRaw`
  UPDATE message SET due_at = ${now}
  WHERE campaign_id = ANY(${campaignIds}::text[]) AND state = 'held' AND reason = 'scheduled' AND due_at > ${now}`
