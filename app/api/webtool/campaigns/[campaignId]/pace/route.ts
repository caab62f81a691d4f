import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { setCampaignPace, setCampaignPaceInput } from "#lib/campaigns/control/set-campaign-pace.ts"
import { campaignParams } from "../../campaign-params.ts"

/** Gives the running campaign a pace of its own, or takes it away. */
export const PATCH = webtoolRoute({
  params: campaignParams,
  body: setCampaignPaceInput,
  run: (ctx, { params, body }) => setCampaignPace(ctx, { ...body, ...params }),
})
