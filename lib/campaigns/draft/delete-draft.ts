import { requirePermission } from "#lib/access/permissions.ts"
import { audit } from "#lib/audit/audit.ts"
import { lockDraft } from "#lib/campaigns/lock-draft.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { longTransaction } from "#lib/platform/db.ts"

/** Deletes a draft with its recipients. Throws ConflictError once launched: the ledger keeps what was sent. */
export async function deleteDraft(ctx: Ctx, input: { campaignId: string }): Promise<void> {
  requirePermission(ctx, "campaigns:write")
  await ctx.db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, ctx, input.campaignId)
    await tx.campaign.delete({ where: { id: draft.id } })
    await audit(tx, ctx, "campaign.delete", draft.id)
  }, longTransaction)
}
