import { defineVerb } from "#lib/access/verb.ts"
import { insertDraft } from "#lib/campaigns/draft/create-campaign.ts"
import { maxNameLength } from "#lib/campaigns/draft/draft-rules.ts"
import { type CampaignDraft, campaignDraft } from "#lib/campaigns/draft/draft-view.ts"
import { toDraft } from "#lib/campaigns/draft/to-draft.ts"
import { countFailed } from "#lib/campaigns/progress/count-failed.ts"
import {
  type CampaignWithLegs,
  campaignInput,
  findCampaign,
  requireCampaign,
} from "#lib/campaigns/require-campaign.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { type Campaign, Prisma } from "#prisma/generated/client.ts"
import { copyFailed } from "./copy-failed.ts"

const suffix = " (resend)"

/**
 * Starts a draft for exactly those whom a campaign certainly failed to reach (not those who may have it), with its text, sender, skill and options; it is
 * reviewed and launched like any other. While that draft is open everybody who asks gets it; who is in a launched
 * resend is not taken again. Throws ConflictError when nobody is left to send it to again, NotFoundError,
 * RateLimitedError when the account has as many drafts as it may.
 */
export const resendFailed = defineVerb({
  permission: "campaigns:write",
  input: campaignInput,
  output: campaignDraft,
  async run(ctx, { campaignId }) {
    return ctx.db.$transaction((tx) => resend(tx, ctx, campaignId), longTransaction)
  },
})

/** The lock makes the second of two clicks wait, and find the draft of the first. */
async function resend(tx: Transaction, ctx: Ctx, campaignId: string): Promise<CampaignDraft> {
  const original = await requireCampaign(ctx, campaignId, tx)
  await tx.$queryRaw`SELECT FROM campaign WHERE id = ${original.id} FOR NO KEY UPDATE`
  const open = await findCampaign(tx, { resendOfId: original.id, stage: "draft" })
  if (open) return toDraft(open)
  const draft = await insertDraft(tx, ctx, contentOf(original), { resendOf: original.id })
  const { audienceId, count } = await copyFailed(tx, ctx, { original, draftId: draft.id })
  if (count === 0) throw new ConflictError(await whyNobody(tx, original))
  const { updatedAt } = await tx.campaign.update({ where: { id: draft.id }, data: { audienceId } })
  return toDraft({ ...draft, updatedAt })
}

function contentOf(original: CampaignWithLegs) {
  const { legs, skillId, lookbackMinutes, routeAllWithinLookback } = original
  const { scheduleTimeZone, spreadMinutes, fallbackTimeZone, windows } = original
  const name = `${original.name.slice(0, maxNameLength - suffix.length)}${suffix}`.toWellFormed()
  return {
    ...{ name, legs, skillId, lookbackMinutes, routeAllWithinLookback },
    ...{ scheduleTimeZone, spreadMinutes, fallbackTimeZone, windows: windows ?? Prisma.DbNull },
    resendOfId: original.id,
  }
}

async function whyNobody(tx: Transaction, { id }: Campaign): Promise<string> {
  const { failed, unsure } = await countFailed(tx, id)
  if (failed === 0) return "No message of the campaign failed: there is nobody to send it to again"
  if (unsure === failed)
    return "Whoever it failed to reach may have got it, since the carrier never said: write to them in a new campaign if it is worth a second message"
  return "Everybody whom it failed to reach is in a resend already: look there for what failed again"
}
