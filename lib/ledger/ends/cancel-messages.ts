import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Transaction } from "#lib/platform/db.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import { changeMessages } from "./change-messages.ts"

/** Cancels every message of a campaign that was not handed to the provider. Returns how many. */
export async function cancelMessages(
  tx: Transaction,
  campaign: Pick<Campaign, "id" | "month">,
  now: Date,
): Promise<number> {
  const { changedCount } = await changeMessages(
    tx,
    Prisma.sql`UPDATE message m SET state = 'cancelled', ended_at = ${now}::timestamptz, claim_token = NULL, lease_until = NULL
      WHERE ${ofCampaign(campaign)} AND m.state IN ('pending', 'held', 'claimed')`,
  )
  return changedCount
}
