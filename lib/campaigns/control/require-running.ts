import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/**
 * For changes of a campaign that is on its way: launched, and not started yet or with something of it left to send.
 * Throws ConflictError that says what to do instead.
 */
export async function requireRunning(db: Database | Transaction, campaign: Campaign): Promise<void> {
  if (campaign.stage === "draft") throw new ConflictError("The campaign is a draft: launch it first")
  if (campaign.stage === "cancelled")
    throw new ConflictError("The campaign was cancelled, which is final: clone it to send it after all")
  if (!campaign.expandedAt || !campaign.startedAt) return
  const counts = (await getTallies(db, [campaign.id])).get(campaign.id)?.byStatus
  if (counts && counts.pending + counts.held > 0) return
  throw new ConflictError("Every message of the campaign is out already: there is nothing left to change")
}
