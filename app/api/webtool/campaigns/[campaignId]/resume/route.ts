import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { campaignParams } from "../../campaign-params.ts"

/** Goes on where it was paused. */
export const POST = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => resumeCampaign(ctx, params),
})
