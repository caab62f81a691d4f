import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/**
 * Lets what is claimed of a campaign wait again, as if it had not been claimed. A run that has it in hand hands none of it
 * over: `submitMessages` finds its token gone. Returns how many.
 */
export const giveBackClaimed = (tx: Transaction, campaign: Pick<Campaign, "id" | "month">) => tx.$executeRaw`
  UPDATE message SET state = 'pending', claim_token = NULL, lease_until = NULL, attempts = attempts - 1
  WHERE ${ofCampaign(campaign)}
    AND id IN (SELECT id FROM message WHERE ${ofCampaign(campaign)} AND state = 'claimed' ORDER BY id FOR UPDATE)`

/** Lets what was claimed under these tokens wait again, for who knows that nothing of it was sent. */
export const giveBackUnsent = (tx: Transaction, tokens: string[]) => tx.$executeRaw`
  UPDATE message SET state = 'pending', submitted_at = NULL, claim_token = NULL, lease_until = NULL
  WHERE claim_token = ANY(${tokens}::uuid[]) AND state IN ('claimed', 'submitted')`
