import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/**
 * The recipients that the launch of a campaign accepted: the valid lines of its audience, else the rows that the API
 * created. It is what the campaign took from the daily allowance, and what its ledger will have in the end.
 */
export async function countAccepted(
  tx: Transaction,
  { id, month, audienceId }: Pick<Campaign, "id" | "month" | "audienceId">,
): Promise<number> {
  if (!audienceId) return tx.message.count({ where: { campaignId: id, month } })
  const audience = await tx.audience.findUniqueOrThrow({ where: { id: audienceId } })
  return audience.validCount
}
