import { z } from "zod"
import { inLegOrder, type Legs, legsOf } from "#lib/channels/leg.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import type { Campaign, CampaignLeg } from "#prisma/generated/client.ts"

/** What names a campaign. Any text is looked for, and not found when it is no id. */
export const campaignInput = z.object({ campaignId: z.string() })

/** A campaign, and how its recipients are reached. */
export type CampaignWithLegs = Campaign & { legs: Legs }

/** For queries whose row `withLegs` reads. */
export const includeLegs = { legs: inLegOrder } as const

/** A row that was read with `includeLegs`. */
export const withLegs = (row: Campaign & { legs: CampaignLeg[] }): CampaignWithLegs => ({
  ...row,
  legs: legsOf(row.legs),
})

/** The account's campaign. Throws NotFoundError, also when it is another account's or the id is none. */
export async function requireCampaign(
  ctx: Ctx,
  campaignId: string,
  db: Database | Transaction = ctx.db,
): Promise<CampaignWithLegs> {
  const where = { id: campaignId, accountId: ctx.accountId }
  const campaign = /^[\w-]{1,12}$/.test(campaignId)
    ? await db.campaign.findFirst({ where, include: includeLegs })
    : null
  if (!campaign) throw new NotFoundError("The campaign")
  return withLegs(campaign)
}
