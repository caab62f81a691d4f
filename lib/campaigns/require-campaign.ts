import { z } from "zod"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import type { Campaign } from "#prisma/generated/client.ts"

/** What names a campaign. Any text is looked for, and not found when it is no id. */
export const campaignInput = z.object({ campaignId: z.string() })

/** The account's campaign. Throws NotFoundError, also when it is another account's or the id is none. */
export async function requireCampaign(
  ctx: Ctx,
  campaignId: string,
  db: Database | Transaction = ctx.db,
): Promise<Campaign> {
  const campaign = /^[\w-]{1,12}$/.test(campaignId)
    ? await db.campaign.findFirst({ where: { id: campaignId, accountId: ctx.accountId } })
    : null
  if (!campaign) throw new NotFoundError("The campaign")
  return campaign
}
