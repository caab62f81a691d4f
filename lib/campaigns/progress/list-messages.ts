import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { rowStatuses } from "#lib/ledger/recipient-status.ts"
import { directionField, offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { sortDirection } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { queryRecipients, recipientSorts } from "./campaign-recipients.ts"
import { countRecipientRows, listRecipientRows } from "./list-recipient-rows.ts"
import { messageRow } from "./message-view.ts"

/**
 * One page of a launched campaign's recipients: messages with their state and the reason of it, and the lines that were
 * refused. `search` looks in number, text and the beginning of the transaction id. Throws NotFoundError.
 */
export const listMessages = defineVerb({
  permission: "campaigns:read",
  input: campaignInput.extend({
    ...pageFields,
    search: searchField,
    status: z.enum(rowStatuses).optional(),
    sort: z.enum(recipientSorts).default("line"),
    direction: directionField.default("asc"),
  }),
  output: pageOf(messageRow),
  async run(ctx, { campaignId, page, pageSize, search, status, sort, direction }) {
    const campaign = await requireCampaign(ctx, campaignId)
    const recipients = await queryRecipients(ctx, campaign, { search, status, sort })
    const orderBy = Prisma.sql`place ${sortDirection(direction)}, line`
    const [items, total] = await Promise.all([
      listRecipientRows(ctx, recipients, { orderBy, limit: pageSize, offset: offsetOf(page, pageSize) }),
      countRecipientRows(ctx, recipients),
    ])
    return { items, total, page, pageSize }
  },
})
