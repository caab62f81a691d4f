import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { lockDraft } from "#lib/campaigns/lock-draft.ts"
import { campaignInput } from "#lib/campaigns/require-campaign.ts"
import { longTransaction } from "#lib/platform/db.ts"

/** Deletes a draft with its recipients. Throws ConflictError once launched: the ledger keeps what was sent. */
export const deleteDraft = defineVerb({
  permission: "campaigns:write",
  input: campaignInput,
  output: z.void(),
  async run(ctx, { campaignId }) {
    await ctx.db.$transaction(async (tx) => {
      const draft = await lockDraft(tx, ctx, campaignId)
      await tx.campaign.delete({ where: { id: draft.id } })
      await audit(tx, ctx, "campaign.delete", draft.id)
    }, longTransaction)
  },
})
