import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import { campaignStatuses } from "#lib/campaigns/campaign-status.ts"
import type { CampaignRow, CountedPage } from "#lib/campaigns/campaign-view.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, pageFields, searchField } from "#lib/platform/paging.ts"
import { containsText } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { type CampaignFacet, countOf, readFacets } from "./campaign-facets.ts"
import { type Slice, type StoredCampaignRow, sliceOfCampaigns, toCampaignRow } from "./campaign-rows.ts"
import { foldTallies } from "./fold-tallies.ts"

export const listCampaignsInput = z.object({
  ...pageFields,
  search: searchField,
  status: z.enum(campaignStatuses).optional(),
  channel: z.enum(["sms", "whatsapp", "inapp"]).optional(),
  source: z.enum(["web", "api"]).optional(),
  sort: z.enum(["createdAt", "name", "recipients", "launchedAt", "status"]).default("createdAt"),
  direction: directionField.default("desc"),
})

export type ListCampaignsInput = z.input<typeof listCampaignsInput>

/** A search is counted up to here: who has more hits than that looks for something else. */
const mostCounted = 10_000

/**
 * One page of the account's campaigns, of all users, as the ledger is now. `search` looks in name and id. Filter, sort and
 * paging happen over the whole list; what sorts last has no value yet. Costs the same however many campaigns there are;
 * only pages in the middle of a huge list take longer.
 */
export async function listCampaigns(ctx: Ctx, input: ListCampaignsInput): Promise<CountedPage<CampaignRow>> {
  requirePermission(ctx, "campaigns:read")
  const { page, pageSize, sort, direction, search, ...filter } = listCampaignsInput.parse(input)
  await foldTallies(ctx, { accountId: ctx.accountId, batches: 2 })
  const facets = await readFacets(ctx, filter)
  const where = containsText(search, [Prisma.sql`name`, Prisma.sql`id`])
  const total = search ? await countMatches(ctx, facets, where) : countOf(facets)
  const wanted = { facets, sort, direction, where, offset: offsetOf(page, pageSize), limit: pageSize }
  const rows = await readSlice(ctx, wanted, search ? null : total)
  const isTotalAtLeast = search !== "" && total > mostCounted
  const shown = { total: Math.min(total, search ? mostCounted : total), isTotalAtLeast }
  return { items: rows.map(toCampaignRow), page, pageSize, ...shown }
}

/** A page of the second half is read from the end. @param total null when the end is not known */
async function readSlice(
  ctx: Ctx,
  wanted: Omit<Slice, "isFromEnd">,
  total: number | null,
): Promise<StoredCampaignRow[]> {
  const { offset, limit } = wanted
  if (total !== null && offset >= total) return []
  const read = (slice: Slice) => ctx.db.$queryRaw<StoredCampaignRow[]>(sliceOfCampaigns(ctx.accountId, slice))
  if (total === null || offset < total / 2) return read({ ...wanted, isFromEnd: false })
  const direction = wanted.direction === "asc" ? ("desc" as const) : ("asc" as const)
  const last = { offset: Math.max(0, total - offset - limit), limit: Math.min(limit, total - offset) }
  return (await read({ ...wanted, ...last, direction, isFromEnd: true })).toReversed()
}

async function countMatches(ctx: Ctx, facets: CampaignFacet[], where: Prisma.Sql): Promise<number> {
  const [row] = await ctx.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM (
      SELECT FROM campaign WHERE account_id = ${ctx.accountId} AND ${where}
        AND (status, channel, source) IN (SELECT * FROM unnest(
          ${facets.map(({ status }) => status)}::campaign_status[], ${facets.map(({ channel }) => channel)}::channel[],
          ${facets.map(({ source }) => source)}::campaign_source[]))
      LIMIT ${mostCounted + 1}
    ) matches`
  return row.count
}
