import type { Ctx } from "#lib/platform/ctx.ts"
import type { CampaignDetails } from "./campaign-view.ts"

type Holds = Pick<CampaignDetails, "heldUntil" | "isZoneMissing">

/** Until when the first held recipients of a campaign wait, and whether some wait for a person to tell their zone. */
export async function readHolds(ctx: Ctx, campaignId: string): Promise<Holds> {
  const [row] = await ctx.db.$queryRaw<[{ heldUntil: Date | null; isZoneMissing: boolean }]>`
    SELECT (SELECT due_at FROM message WHERE campaign_id = ${campaignId} AND account_id = ${ctx.accountId}
              AND state = 'held' AND reason <> 'zone_unknown' ORDER BY due_at LIMIT 1) AS "heldUntil",
      EXISTS (SELECT FROM message WHERE campaign_id = ${campaignId} AND account_id = ${ctx.accountId}
              AND state = 'held' AND reason = 'zone_unknown') AS "isZoneMissing"`
  return { heldUntil: row.heldUntil?.toISOString() ?? null, isZoneMissing: row.isZoneMissing }
}
