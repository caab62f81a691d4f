import { z } from "zod"
import { inLegOrder, type Legs, legsOf } from "#lib/channels/leg.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import type { Campaign, CampaignLeg, Prisma } from "#prisma/generated/client.ts"

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

/** The first such campaign; null when there is none. Row and legs are two statements: one without legs was deleted between. */
export async function findCampaign(
  db: Database | Transaction,
  where: Prisma.CampaignWhereInput,
): Promise<CampaignWithLegs | null> {
  const row = await db.campaign.findFirst({ where, include: includeLegs })
  return row && row.legs.length > 0 ? withLegs(row) : null
}

/** The account's campaign. Throws NotFoundError, also when it is another account's or the id is none. */
export async function requireCampaign(
  ctx: Ctx,
  campaignId: string,
  db: Database | Transaction = ctx.db,
): Promise<CampaignWithLegs> {
  const isId = /^[\w-]{1,12}$/.test(campaignId)
  const campaign = isId ? await findCampaign(db, { id: campaignId, accountId: ctx.accountId }) : null
  if (!campaign) throw new NotFoundError("The campaign")
  return campaign
}
