import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { rowStatuses } from "#lib/ledger/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, type Page, pageFields, searchField } from "#lib/platform/paging.ts"
import { sortDirection } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { queryRecipients, recipientSorts } from "./campaign-recipients.ts"
import { countRecipientRows, listRecipientRows } from "./list-recipient-rows.ts"
import type { MessageRow } from "./message-view.ts"

export const listMessagesInput = z.object({
  ...pageFields,
  search: searchField,
  status: z.enum(rowStatuses).optional(),
  sort: z.enum(recipientSorts).default("line"),
  direction: directionField.default("asc"),
})

export type ListMessagesInput = z.input<typeof listMessagesInput> & { campaignId: string }

/**
 * One page of a launched campaign's recipients: messages with their state and the reason of it, and the lines that were
 * refused. `search` looks in number, text and the beginning of the transaction id. Throws NotFoundError.
 */
export async function listMessages(ctx: Ctx, input: ListMessagesInput): Promise<Page<MessageRow>> {
  requirePermission(ctx, "campaigns:read")
  const { page, pageSize, search, status, sort, direction } = listMessagesInput.parse(input)
  const campaign = await requireCampaign(ctx, input.campaignId)
  const recipients = await queryRecipients(ctx, campaign, { search, status, sort })
  const orderBy = Prisma.sql`place ${sortDirection(direction)}, line`
  const [items, total] = await Promise.all([
    listRecipientRows(ctx, recipients, { orderBy, limit: pageSize, offset: offsetOf(page, pageSize) }),
    countRecipientRows(ctx, recipients),
  ])
  return { items, total, page, pageSize }
}
