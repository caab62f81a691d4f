import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import type { MessageRow, Page } from "#lib/campaigns/campaign-view.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import { ofCampaign } from "#lib/messages/of-campaign.ts"
import { recipientStatuses } from "#lib/messages/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, pageFields, searchField } from "#lib/platform/paging.ts"
import { containsText, sortDirection } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { hasStatus, messageColumns, messageSorts, type StoredMessage, toMessageRow } from "./message-rows.ts"

export const listMessagesInput = z.object({
  ...pageFields,
  search: searchField,
  status: z.enum(recipientStatuses).optional(),
  sort: z.enum(["line", "status", "updatedAt"]).default("line"),
  direction: directionField.default("asc"),
})

export type ListMessagesInput = z.input<typeof listMessagesInput> & { campaignId: string }

/**
 * One page of a launched campaign's messages, each with its state and the reason of it. `search` looks in number and
 * text. Throws NotFoundError.
 */
export async function listMessages(ctx: Ctx, input: ListMessagesInput): Promise<Page<MessageRow>> {
  requirePermission(ctx, "campaigns:read")
  const { page, pageSize, search, status, sort, direction } = listMessagesInput.parse(input)
  const campaign = await findCampaign(ctx, input.campaignId)
  const where = Prisma.sql`${ofCampaign(campaign)} AND account_id = ${ctx.accountId}
    AND ${status ? hasStatus(status) : Prisma.sql`TRUE`}
    AND ${containsText(search, [Prisma.sql`address`, Prisma.sql`body`])}`
  const [items, [counted]] = await Promise.all([
    ctx.db.$queryRaw<StoredMessage[]>`
      SELECT ${messageColumns} FROM message WHERE ${where}
      ORDER BY ${messageSorts[sort]} ${sortDirection(direction)}, line
      LIMIT ${pageSize} OFFSET ${offsetOf(page, pageSize)}`,
    ctx.db.$queryRaw<[{ total: number }]>`SELECT count(*)::int AS total FROM message WHERE ${where}`,
  ])
  return { items: items.map(toMessageRow), total: counted.total, page, pageSize }
}
