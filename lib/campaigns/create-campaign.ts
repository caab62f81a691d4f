import { requirePermission } from "#lib/accounts/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { defaultOptOutText } from "#lib/channels/sms-text.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { CampaignDraft } from "./campaign-view.ts"
import { newCampaignId } from "./new-campaign-id.ts"
import { toDraft } from "./to-draft.ts"

/** Starts an empty SMS draft with the default opt-out text, and the account's sender when it has just one. */
export async function createCampaign(ctx: Ctx): Promise<CampaignDraft> {
  requirePermission(ctx, "campaigns:write")
  const where = { accountId: ctx.accountId, channel: "sms" as const, enabled: true }
  const senders = await ctx.db.sender.findMany({ where, take: 2, select: { id: true } })
  const senderId = senders.length === 1 ? senders[0]?.id : null
  return insertDraft(ctx, { senderId, optOutText: defaultOptOutText }, {})
}

type DraftContent = Partial<
  Pick<Campaign, "name" | "senderId" | "skillId" | "lookbackMinutes" | "text" | "optOutText">
>

/** Writes a new draft of the web tool with its audit entry. */
export async function insertDraft(
  ctx: Ctx,
  content: DraftContent,
  auditDetail: { cloneOf?: string },
): Promise<CampaignDraft> {
  return ctx.db.$transaction(async (tx) => {
    const campaign = await tx.campaign.create({
      data: {
        id: newCampaignId(),
        accountId: ctx.accountId,
        source: "web",
        name: "",
        ...content,
        createdById: ctx.actor.id,
        createdByName: ctx.actor.name,
      },
    })
    await audit(tx, ctx, "campaign.create", campaign.id, { source: "web", ...auditDetail })
    return toDraft(campaign)
  })
}
