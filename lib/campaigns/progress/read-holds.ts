import { ofCampaign } from "#lib/ledger/of-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { waitReasons } from "#lib/windows/next-opening.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import type { CampaignDetails } from "./campaign-view.ts"

type Holds = Pick<CampaignDetails, "heldUntil" | "isZoneMissing">

/** Until when the first held recipients of a campaign wait, and whether some wait for a person to tell their zone. */
export async function readHolds(ctx: Ctx, campaign: Campaign): Promise<Holds> {
  const held = Prisma.sql`${ofCampaign(campaign)} AND account_id = ${ctx.accountId} AND state = 'held'`
  const [row] = await ctx.db.$queryRaw<[{ heldUntil: Date | null; isZoneMissing: boolean }]>`
    SELECT (SELECT min(first.due_at) FROM unnest(${[...waitReasons]}::text[]) AS wait(reason) CROSS JOIN LATERAL (
        SELECT due_at FROM message WHERE ${held} AND message.reason = wait.reason ORDER BY due_at LIMIT 1
      ) first) AS "heldUntil",
      EXISTS (SELECT FROM message WHERE ${held} AND reason = 'zone_unknown') AS "isZoneMissing"`
  return { heldUntil: row.heldUntil?.toISOString() ?? null, isZoneMissing: row.isZoneMissing }
}
