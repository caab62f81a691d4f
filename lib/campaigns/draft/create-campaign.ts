import { defineVerb, noInput } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { newCampaignId } from "#lib/campaigns/new-campaign-id.ts"
import { defaultOptOutText } from "#lib/channels/sms/sms-text.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import type { Campaign, Prisma } from "#prisma/generated/client.ts"
import { type CampaignDraft, campaignDraft } from "./draft-view.ts"
import { limitDrafts } from "./limit-drafts.ts"
import { toDraft } from "./to-draft.ts"

/**
 * Starts an empty SMS draft with the default opt-out text, and the account's sender when it has just one. Throws
 * RateLimitedError when the account has as many drafts as it may.
 */
export const createCampaign = defineVerb({
  permission: "campaigns:write",
  input: noInput,
  output: campaignDraft,
  async run(ctx) {
    const where = { accountId: ctx.accountId, channel: "sms" as const, enabled: true }
    const senders = await ctx.db.sender.findMany({ where, take: 2, select: { id: true } })
    const senderId = senders.length === 1 ? senders[0]?.id : null
    return createDraft(ctx, { senderId, optOutText: defaultOptOutText }, {})
  },
})

type DraftContent = Pick<
  Prisma.CampaignUncheckedCreateInput,
  | ("senderId" | "skillId" | "lookbackMinutes" | "routeAllWithinLookback" | "text" | "optOutText")
  | ("windows" | "scheduleTimeZone" | "spreadMinutes" | "fallbackTimeZone" | "resendOfId")
> & { name?: string }

type Origin = { cloneOf?: string; resendOf?: string }

/** Writes a new draft of the web tool with its audit entry. Throws RateLimitedError as createCampaign does. */
export async function createDraft(ctx: Ctx, content: DraftContent, origin: Origin): Promise<CampaignDraft> {
  return toDraft(await ctx.db.$transaction((tx) => insertDraft(tx, ctx, content, origin), longTransaction))
}

/** The same as a part of a larger change. */
export async function insertDraft(
  tx: Transaction,
  ctx: Ctx,
  content: DraftContent,
  origin: Origin,
): Promise<Campaign> {
  await limitDrafts(tx, ctx)
  const { id: createdById, name: createdByName } = ctx.actor
  const about = { id: newCampaignId(), accountId: ctx.accountId, source: "web" as const, name: "" }
  const campaign = await tx.campaign.create({ data: { ...about, ...content, createdById, createdByName } })
  await audit(tx, ctx, "campaign.create", campaign.id, { source: "web", ...origin })
  return campaign
}
