import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { type CampaignWithLegs, campaignInput, requireCampaign } from "#lib/campaigns/require-campaign.ts"
import { listPlacesByTiming, type Timing } from "#lib/campaigns/schedule/list-places-by-timing.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { offsetOf, pageFields, pageOf, searchField } from "#lib/platform/paging.ts"
import { containsText } from "#lib/platform/sql.ts"
import { Prisma } from "#prisma/generated/client.ts"
import { arrivedEarlier } from "./arrived-earlier.ts"
import { recipientRow } from "./audience-view.ts"
import { type RecipientFilter, recipientFilters } from "./recipient-filters.ts"
import {
  countRecipients,
  duplicatesOnly,
  findCurrentAudience,
  invalidOnly,
  landlineOnly,
  openConversationOnly,
  optedOutOnly,
  problemsOnly,
  selectRecipients,
  sendableOnly,
  toRecipientRow,
  undecidedOnly,
  validOnly,
} from "./recipient-rows.ts"

/** Each is a number that step 2 or the review shows, opened as its lines. */
const filters = {
  all: Prisma.sql`TRUE`,
  valid: validOnly,
  problems: problemsOnly,
  invalid: invalidOnly,
  duplicate: duplicatesOnly,
  opted_out: optedOutOnly,
  open_conversation: openConversationOnly,
} satisfies Partial<Record<RecipientFilter, Prisma.Sql>>

/** What a filter lists; parts of the sendable lines depend on the clocks where the numbers are. */
async function linesOf(ctx: Ctx, campaign: CampaignWithLegs, filter: RecipientFilter): Promise<Prisma.Sql> {
  switch (filter) {
    case "now":
    case "later":
    case "ended":
      return timedOnly(ctx, campaign, filter)
    case "held":
      return Prisma.sql`((${undecidedOnly}) OR (${await timedOnly(ctx, campaign, filter)}))`
    case "arrived":
      return Prisma.sql`${sendableOnly} AND ${await arrivedEarlier(ctx.db, campaign)}`
    case "landline":
      return Prisma.sql`${sendableOnly} AND NOT ${await arrivedEarlier(ctx.db, campaign)} AND ${landlineOnly}`
    case "skipped":
      return Prisma.sql`(${optedOutOnly} OR (${openConversationOnly}) OR (${await linesOf(ctx, campaign, "arrived")})
        OR (${await linesOf(ctx, campaign, "landline")})
        OR (${await timedOnly(ctx, campaign, "ended")}))`
    default:
      return filters[filter]
  }
}

async function timedOnly(ctx: Ctx, campaign: CampaignWithLegs, timing: Timing): Promise<Prisma.Sql> {
  const places = await listPlacesByTiming(ctx, campaign)
  const hasArrived = await arrivedEarlier(ctx.db, campaign)
  return Prisma.sql`${sendableOnly} AND NOT ${hasArrived} AND NOT ${landlineOnly} AND recipient.place = ANY(${places[timing]})`
}

/**
 * One page of the campaign's recipients, in the order of their lines, each with its message as it will be seen.
 * `search` looks in number and message. Throws NotFoundError.
 */
export const listRecipients = defineVerb({
  permission: "campaigns:read",
  input: campaignInput.extend({
    ...pageFields,
    search: searchField,
    filter: z.enum(recipientFilters).default("all"),
  }),
  output: pageOf(recipientRow),
  async run(ctx, { campaignId, page, pageSize, search, filter }) {
    const campaign = await requireCampaign(ctx, campaignId)
    const audience = await findCurrentAudience(ctx.db, campaign)
    if (!audience) return { items: [], total: 0, page, pageSize }
    const where = Prisma.sql`${await linesOf(ctx, campaign, filter)} AND ${matches(search)}`
    const [lines, total] = await Promise.all([
      selectRecipients(ctx, ctx.db, audience, { where, limit: pageSize, offset: offsetOf(page, pageSize) }),
      countRecipients(ctx, audience, where),
    ])
    return { items: lines.map((line) => toRecipientRow(line, audience)), total, page, pageSize }
  },
})

const matches = (search: string) =>
  containsText(search, [Prisma.sql`raw`, Prisma.sql`recipient.address`, Prisma.sql`text`])
