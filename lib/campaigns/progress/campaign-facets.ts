import type { Ctx } from "#lib/platform/ctx.ts"
import type { CampaignSource, Channel } from "#prisma/generated/client.ts"
import type { CampaignStatus } from "./campaign-status.ts"

/** How many campaigns of a kind there are. */
export type CampaignFacet = {
  status: CampaignStatus
  channel: Channel
  source: CampaignSource
  count: number
}
export type FacetFilter = Partial<Pick<CampaignFacet, "status" | "channel" | "source">>

/** The kinds of campaigns of the account that pass the filter, however many campaigns there are. */
export async function listFacets(ctx: Ctx, filter: FacetFilter = {}): Promise<CampaignFacet[]> {
  const facets = await ctx.db.$queryRaw<CampaignFacet[]>`
    SELECT status, channel, source, sum(count)::int AS count FROM (
      SELECT status, channel, source, count FROM campaign_facet WHERE account_id = ${ctx.accountId}
      UNION ALL
      SELECT status, channel, source, count FROM campaign_facet_delta WHERE account_id = ${ctx.accountId}
    ) counted
    GROUP BY 1, 2, 3 HAVING sum(count) > 0`
  const passes = (facet: CampaignFacet) =>
    (["status", "channel", "source"] as const).every((key) => !filter[key] || facet[key] === filter[key])
  return facets.filter(passes)
}

export const countOf = (facets: CampaignFacet[]) => facets.reduce((sum, { count }) => sum + count, 0)
