import type { Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/** Cancels every message of a campaign that was not handed to the provider. Returns how many. */
export async function cancelMessages(
  tx: Transaction,
  { id: campaignId, month }: Pick<Campaign, "id" | "month">,
  now: Date,
): Promise<number> {
  const { count } = await tx.message.updateMany({
    where: { campaignId, month, state: { in: ["pending", "held", "claimed"] } },
    data: { state: "cancelled", endedAt: now, claimToken: null, leaseUntil: null },
  })
  return count
}
