import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { Channel } from "#prisma/generated/enums.ts"
import { countOf, listFacets } from "./campaign-facets.ts"
import { type Slice, type StoredCampaignRow, sliceOfCampaigns, toCampaignRow } from "./campaign-rows.ts"
import { campaignStatuses } from "./campaign-status.ts"
import { campaignRow } from "./campaign-view.ts"
import { foldTallies } from "./fold-tallies.ts"
import { searchCampaigns } from "./search-campaigns.ts"

/**
 * One page of the account's campaigns, of all users, as the ledger is now. `search` finds the newest 200 by a beginning of
 * name, word or id, or by a transaction id. Filter, sort and paging happen over the whole list; what sorts last has no value yet. Costs the same
 * however many campaigns there are; only pages in the middle of a huge list take longer.
 */
export const listCampaigns = defineVerb({
  permission: "campaigns:read",
  input: z.object({
    ...pageFields,
    search: searchField,
    status: z.enum(campaignStatuses).optional(),
    channel: z.enum(Channel).optional(),
    source: z.enum(["web", "api"]).optional(),
    sort: z.enum(["createdAt", "name", "recipients", "launchedAt", "status"]).default("createdAt"),
    direction: directionField.default("desc"),
  }),
  output: pageOf(campaignRow).extend({
    /** Whether `total` was counted up to a limit only. */
    isTotalAtLeast: z.boolean(),
  }),
  async run(ctx, { page, pageSize, sort, direction, search, ...filter }) {
    await foldTallies(ctx, { accountId: ctx.accountId, batches: 2 })
    const facets = await listFacets(ctx, filter)
    const slice = {
      facets,
      sort,
      direction,
      isFromEnd: false,
      offset: offsetOf(page, pageSize),
      limit: pageSize,
    }
    const { rows, ...counted } = search
      ? await searchCampaigns(ctx, { ...slice, search })
      : { rows: await listSlice(ctx, slice), total: countOf(facets), isTotalAtLeast: false }
    return { items: rows.map(toCampaignRow), page, pageSize, ...counted }
  },
})

/** A page of the second half is read from the end. */
async function listSlice(ctx: Ctx, slice: Slice): Promise<StoredCampaignRow[]> {
  const { facets, offset, limit } = slice
  const total = countOf(facets)
  if (offset >= total) return []
  const list = (part: Slice) => ctx.db.$queryRaw<StoredCampaignRow[]>(sliceOfCampaigns(ctx.accountId, part))
  if (offset < total / 2) return list(slice)
  const direction = slice.direction === "asc" ? ("desc" as const) : ("asc" as const)
  const last = { offset: Math.max(0, total - offset - limit), limit: Math.min(limit, total - offset) }
  return (await list({ ...slice, ...last, direction, isFromEnd: true })).toReversed()
}

export type ListCampaignsInput = z.input<typeof listCampaigns.input>
