import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import type { MessageRow, Page } from "#lib/campaigns/campaign-view.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import { rowStatuses } from "#lib/messages/recipient-status.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { directionField, offsetOf, pageFields, searchField } from "#lib/platform/paging.ts"
import { sortDirection } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { findRecipients } from "./find-recipients.ts"
import { countRecipients, readRecipients } from "./read-recipients.ts"

const sortKeys = {
  line: Prisma.sql`line`,
  status: Prisma.sql`status`,
  updatedAt: Prisma.sql`"updatedAt"`,
} as const

export const listMessagesInput = z.object({
  ...pageFields,
  search: searchField,
  status: z.enum(rowStatuses).optional(),
  sort: z.enum(["line", "status", "updatedAt"]).default("line"),
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
  const recipients = await findRecipients(ctx, await findCampaign(ctx, input.campaignId), { search, status })
  const orderBy = Prisma.sql`${sortKeys[sort]} ${sortDirection(direction)}, line`
  const [items, total] = await Promise.all([
    readRecipients(ctx, recipients, { orderBy, limit: pageSize, offset: offsetOf(page, pageSize) }),
    countRecipients(ctx, recipients),
  ])
  return { items, total, page, pageSize }
}
