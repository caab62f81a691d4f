import type { Ctx } from "#lib/platform/ctx.ts"
import { type CampaignFacet, countOf } from "./campaign-facets.ts"
import { campaignColumns, inOrder, type Order, type StoredCampaignRow, sortKeys } from "./campaign-rows.ts"

/** A search finds so many: who has more hits than that looks for something else. */
const mostFound = 200

type Search = Order & { facets: CampaignFacet[]; search: string; offset: number; limit: number }
type Found = { rows: StoredCampaignRow[]; total: number; isTotalAtLeast: boolean }

/**
 * The newest 200 campaigns of these kinds whose name has the text at its beginning or at the beginning of one of its
 * words, or whose id begins with it, letter case aside; of these a page in the order wanted. Costs the same however many
 * campaigns there are and however many of them have the word.
 */
export async function searchCampaigns(ctx: Ctx, wanted: Search): Promise<Found> {
  const { facets, search, sort, offset, limit } = wanted
  const hits = await ctx.db.$queryRaw<{ number: bigint }[]>`
    SELECT number FROM campaign_hits(
      ${ctx.accountId}, ${search}, ${facets.map(({ status }) => status)}::campaign_status[],
      ${facets.map(({ channel }) => channel)}::channel[], ${facets.map(({ source }) => source)}::campaign_source[],
      ${countOf(facets)}::int, ${mostFound + 1}::int) AS number`
  const found = hits.slice(0, mostFound).map(({ number }) => number)
  const rows = await ctx.db.$queryRaw<StoredCampaignRow[]>`
    SELECT ${campaignColumns} FROM campaign
    WHERE account_id = ${ctx.accountId} AND number = ANY(${found}::bigint[])
    ORDER BY ${inOrder(wanted, sortKeys[sort])} LIMIT ${limit} OFFSET ${offset}`
  return { rows, total: found.length, isTotalAtLeast: hits.length > mostFound }
}
