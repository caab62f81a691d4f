import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { campaignParams } from "../../campaign-params.ts"

/** Stops what was not sent yet. */
export const POST = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => cancelCampaign(ctx, params),
})
