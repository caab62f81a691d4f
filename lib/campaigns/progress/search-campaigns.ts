import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type CampaignFacet, countOf } from "./campaign-facets.ts"
import { campaignColumns, inOrder, type Order, type StoredCampaignRow, sortKeys } from "./campaign-rows.ts"

/** A search finds so many: who has more hits than that looks for something else. */
const mostFound = 200

type Search = Order & { facets: CampaignFacet[]; search: string; offset: number; limit: number }
type Found = { rows: StoredCampaignRow[]; total: number; isTotalAtLeast: boolean }

/**
 * The newest 200 campaigns of these kinds whose name has the text at its beginning or at the beginning of one of its
 * words, or whose id begins with it, letter case aside, else the one whose message has it as its transaction id; of these a
 * page in the order asked for. Costs the same however many campaigns there are and however many of them have the word.
 */
export async function searchCampaigns(ctx: Ctx, query: Search): Promise<Found> {
  const isTransactionId = z.uuid().safeParse(query.search).success
  const ofTransaction = isTransactionId ? await findByTransaction(ctx, query) : []
  const hits = ofTransaction.length > 0 ? ofTransaction : await findByName(ctx, query)
  const found = hits.slice(0, mostFound).map(({ number }) => number)
  const counted = { total: found.length, isTotalAtLeast: hits.length > mostFound }
  return { rows: await listPage(ctx, found, query), ...counted }
}

type Hit = { number: bigint }

/** The newest, and one more than a search finds. */
const findByName = (ctx: Ctx, { facets, search }: Search) => ctx.db.$queryRaw<Hit[]>`
  SELECT number FROM campaign_hits(
    ${ctx.accountId}, ${search}, ${facets.map(({ status }) => status)}::campaign_status[],
    ${facets.map(({ channel }) => channel)}::channel[], ${facets.map(({ source }) => source)}::campaign_source[],
    ${countOf(facets)}::int, ${mostFound + 1}::int) AS number`

/** One look by its key into each month of the ledger. */
const findByTransaction = (ctx: Ctx, { facets, search }: Search) => ctx.db.$queryRaw<Hit[]>`
  SELECT c.number FROM message m JOIN campaign c ON c.id = m.campaign_id
  JOIN unnest(
    ${facets.map(({ status }) => status)}::campaign_status[], ${facets.map(({ channel }) => channel)}::channel[],
    ${facets.map(({ source }) => source)}::campaign_source[]
  ) AS facet(status, channel, source) ON (facet.status, facet.channel, facet.source) = (c.status, c.channel, c.source)
  WHERE m.id = ${search}::uuid AND m.account_id = ${ctx.accountId}`

/** The hits come the newest first: in that order, or from its end, only those of the page are read. */
async function listPage(ctx: Ctx, found: bigint[], query: Search): Promise<StoredCampaignRow[]> {
  const { sort, direction, offset, limit } = query
  const isInOrder = sort === "createdAt"
  const inTurn = direction === "desc" ? found : found.toReversed()
  const [numbers, skipped] = isInOrder ? [inTurn.slice(offset, offset + limit), 0] : [found, offset]
  return ctx.db.$queryRaw<StoredCampaignRow[]>`
    SELECT ${campaignColumns} FROM campaign
    WHERE account_id = ${ctx.accountId} AND number = ANY(${numbers}::bigint[])
    ORDER BY ${inOrder(query, sortKeys[sort])} LIMIT ${limit} OFFSET ${skipped}`
}
