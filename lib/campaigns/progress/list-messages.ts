import { z } from "zod"
import { requirePermission } from "#lib/access/permissions.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import { rowStatuses } from "#lib/ledger/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, type Page, pageFields, searchField } from "#lib/platform/paging.ts"
import { sortDirection } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { findRecipients, recipientSorts } from "./find-recipients.ts"
import type { MessageRow } from "./message-view.ts"
import { countRecipients, readRecipients } from "./read-recipients.ts"

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
  const campaign = await findCampaign(ctx, input.campaignId)
  const recipients = await findRecipients(ctx, campaign, { search, status, sort })
  const orderBy = Prisma.sql`place ${sortDirection(direction)}, line`
  const [items, total] = await Promise.all([
    readRecipients(ctx, recipients, { orderBy, limit: pageSize, offset: offsetOf(page, pageSize) }),
    countRecipients(ctx, recipients),
  ])
  return { items, total, page, pageSize }
}
