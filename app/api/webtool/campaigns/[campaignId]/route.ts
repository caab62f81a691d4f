import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { deleteDraft } from "#lib/campaigns/draft/delete-draft.ts"
import { updateDraft, updateDraftInput } from "#lib/campaigns/draft/update-draft.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { campaignParams } from "../campaign-params.ts"

/** Everything about a campaign. */
export const GET = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => getCampaign(ctx, params),
})

/** Changes some fields of a draft. */
export const PATCH = webtoolRoute({
  params: campaignParams,
  body: updateDraftInput,
  run: (ctx, { params, body }) => updateDraft(ctx, { ...body, ...params }),
})

/** Deletes a draft. */
export const DELETE = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => deleteDraft(ctx, params),
})
