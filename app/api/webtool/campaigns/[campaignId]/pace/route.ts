import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { updateCampaignPace, updateCampaignPaceInput } from "#lib/campaigns/control/update-campaign-pace.ts"
import { campaignParams } from "../../campaign-params.ts"

/** Gives the running campaign a pace of its own, or takes it away. */
export const PATCH = webtoolRoute({
  params: campaignParams,
  body: updateCampaignPaceInput,
  run: (ctx, { params, body }) => updateCampaignPace(ctx, { ...body, ...params }),
})
