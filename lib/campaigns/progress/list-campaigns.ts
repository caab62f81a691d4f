import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { type CountedPage, directionField, offsetOf, pageFields, searchField } from "#lib/platform/paging.ts"
import { countOf, readFacets } from "./campaign-facets.ts"
import { type Slice, type StoredCampaignRow, sliceOfCampaigns, toCampaignRow } from "./campaign-rows.ts"
import { campaignStatuses } from "./campaign-status.ts"
import type { CampaignRow } from "./campaign-view.ts"
import { foldTallies } from "./fold-tallies.ts"
import { searchCampaigns } from "./search-campaigns.ts"

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

/**
 * One page of the account's campaigns, of all users, as the ledger is now. `search` finds the newest 200 by a beginning of
 * name, word or id, or by a transaction id. Filter, sort and paging happen over the whole list; what sorts last has no value yet. Costs the same
 * however many campaigns there are; only pages in the middle of a huge list take longer.
 */
export async function listCampaigns(ctx: Ctx, input: ListCampaignsInput): Promise<CountedPage<CampaignRow>> {
  requirePermission(ctx, "campaigns:read")
  const { page, pageSize, sort, direction, search, ...filter } = listCampaignsInput.parse(input)
  await foldTallies(ctx, { accountId: ctx.accountId, batches: 2 })
  const facets = await readFacets(ctx, filter)
  const wanted = {
    facets,
    sort,
    direction,
    isFromEnd: false,
    offset: offsetOf(page, pageSize),
    limit: pageSize,
  }
  const { rows, ...counted } = search
    ? await searchCampaigns(ctx, { ...wanted, search })
    : { rows: await readSlice(ctx, wanted), total: countOf(facets), isTotalAtLeast: false }
  return { items: rows.map(toCampaignRow), page, pageSize, ...counted }
}

/** A page of the second half is read from the end. */
async function readSlice(ctx: Ctx, wanted: Slice): Promise<StoredCampaignRow[]> {
  const { facets, offset, limit } = wanted
  const total = countOf(facets)
  if (offset >= total) return []
  const read = (slice: Slice) => ctx.db.$queryRaw<StoredCampaignRow[]>(sliceOfCampaigns(ctx.accountId, slice))
  if (offset < total / 2) return read(wanted)
  const direction = wanted.direction === "asc" ? ("desc" as const) : ("asc" as const)
  const last = { offset: Math.max(0, total - offset - limit), limit: Math.min(limit, total - offset) }
  return (await read({ ...wanted, ...last, direction, isFromEnd: true })).toReversed()
}
