import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import { campaignStatuses } from "#lib/campaigns/campaign-status.ts"
import type { CampaignRow, Page } from "#lib/campaigns/campaign-view.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, pageFields, searchField } from "#lib/platform/paging.ts"
import { sortDirection } from "#lib/platform/sql.ts"
import { campaignRows, type StoredCampaignRow, sortColumns, toCampaignRow } from "./campaign-rows.ts"

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
 * One page of the account's campaigns, of all users. `search` looks in name and id. Filter, sort and paging happen over
 * the whole list, derived columns included; what sorts last has no value yet.
 */
export async function listCampaigns(ctx: Ctx, input: ListCampaignsInput): Promise<Page<CampaignRow>> {
  requirePermission(ctx, "campaigns:read")
  const { page, pageSize, sort, direction, ...filter } = listCampaignsInput.parse(input)
  const rows = campaignRows({ accountId: ctx.accountId, ...filter })
  const order = sortDirection(direction)
  const [items, [counted]] = await Promise.all([
    ctx.db.$queryRaw<StoredCampaignRow[]>`
      SELECT * FROM ${rows} ORDER BY ${sortColumns[sort]} ${order} NULLS LAST, number ${order}
      LIMIT ${pageSize} OFFSET ${offsetOf(page, pageSize)}`,
    ctx.db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total FROM ${rows}`,
  ])
  return { items: items.map(toCampaignRow), total: counted.total, page, pageSize }
}
