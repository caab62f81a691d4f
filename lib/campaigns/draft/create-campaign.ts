import { defineVerb, noInput } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { newCampaignId } from "#lib/campaigns/new-campaign-id.ts"
import { type CampaignWithLegs, includeLegs, withLegs } from "#lib/campaigns/require-campaign.ts"
import { channels, defaultChannel } from "#lib/channels/channels.ts"
import { type Legs, legRows } from "#lib/channels/leg.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { type CampaignDraft, campaignDraft } from "./draft-view.ts"
import { limitDrafts } from "./limit-drafts.ts"
import { toDraft } from "./to-draft.ts"

/**
 * Starts an empty draft with the channel's default opt-out text, and the account's sender when it has just one. Throws
 * RateLimitedError when the account has as many drafts as it may.
 */
export const createCampaign = defineVerb({
  permission: "campaigns:write",
  input: noInput,
  output: campaignDraft,
  async run(ctx) {
    const channel = defaultChannel
    const where = { accountId: ctx.accountId, channel, enabled: true }
    const senders = await ctx.db.sender.findMany({ where, take: 2, select: { id: true } })
    const senderId = senders.length === 1 ? (senders[0]?.id ?? null) : null
    return createDraft(ctx, { legs: [{ channel, senderId, content: channels[channel].newContent }] }, {})
  },
})

type DraftContent = Pick<
  Prisma.CampaignUncheckedCreateInput,
  | ("skillId" | "lookbackMinutes" | "routeAllWithinLookback" | "windows" | "scheduleTimeZone")
  | ("spreadMinutes" | "fallbackTimeZone" | "resendOfId")
> & { name?: string; legs: Legs }

type Origin = { cloneOf?: string; resendOf?: string }

/** Writes a new draft of the web tool with its audit entry. Throws RateLimitedError as createCampaign does. */
export async function createDraft(ctx: Ctx, content: DraftContent, origin: Origin): Promise<CampaignDraft> {
  return toDraft(await ctx.db.$transaction((tx) => insertDraft(tx, ctx, content, origin), longTransaction))
}

/** The same as a part of a larger change. */
export async function insertDraft(
  tx: Transaction,
  ctx: Ctx,
  { legs, ...content }: DraftContent,
  origin: Origin,
): Promise<CampaignWithLegs> {
  if (legs[0].content.kind !== "text")
    throw new ConflictError("Campaigns with a WhatsApp template cannot be copied: send them again by the API")
  await limitDrafts(tx, ctx)
  const { id: createdById, name: createdByName } = ctx.actor
  const about = { id: newCampaignId(), accountId: ctx.accountId, source: "web" as const, name: "" }
  const { channel } = legs[0]
  const campaign = await tx.campaign.create({
    data: { ...about, channel, ...content, legs: { create: legRows(legs) }, createdById, createdByName },
    include: includeLegs,
  })
  await audit(tx, ctx, "campaign.create", campaign.id, { source: "web", ...origin })
  return withLegs(campaign)
}
