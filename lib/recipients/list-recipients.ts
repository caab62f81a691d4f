import { z } from "zod"
import { requirePermission } from "#lib/accounts/permissions.ts"
import type { Page } from "#lib/campaigns/campaign-view.ts"
import { findCampaign } from "#lib/campaigns/find-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { offsetOf, pageFields, searchField } from "#lib/platform/paging.ts"
import { containsText } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import type { RecipientRow } from "./audience-view.ts"
import {
  countRecipients,
  currentAudience,
  optedOutOnly,
  problemsOnly,
  selectRecipients,
  toRecipientRow,
} from "./recipient-rows.ts"

export const listRecipientsInput = z.object({
  ...pageFields,
  search: searchField,
  filter: z.enum(["all", "problems", "opted_out"]).default("all"),
})

export type ListRecipientsInput = z.input<typeof listRecipientsInput> & { campaignId: string }

/**
 * One page of the campaign's recipients, in the order of their lines, each with its message as it will be seen.
 * `search` looks in number and message. Throws NotFoundError.
 */
export async function listRecipients(ctx: Ctx, input: ListRecipientsInput): Promise<Page<RecipientRow>> {
  requirePermission(ctx, "campaigns:read")
  const { page, pageSize, search, filter } = listRecipientsInput.parse(input)
  const audience = await currentAudience(ctx.db, await findCampaign(ctx, input.campaignId))
  if (!audience) return { items: [], total: 0, page, pageSize }
  const where = Prisma.sql`${filters[filter]} AND ${matches(search)}`
  const [lines, total] = await Promise.all([
    selectRecipients(ctx, ctx.db, audience.id, { where, limit: pageSize, offset: offsetOf(page, pageSize) }),
    countRecipients(ctx, audience.id, where),
  ])
  return { items: lines.map((line) => toRecipientRow(line, audience.template)), total, page, pageSize }
}

const filters = { all: Prisma.sql`TRUE`, problems: problemsOnly, opted_out: optedOutOnly }

const matches = (search: string) =>
  containsText(search, [Prisma.sql`raw`, Prisma.sql`recipient.address`, Prisma.sql`text`])
