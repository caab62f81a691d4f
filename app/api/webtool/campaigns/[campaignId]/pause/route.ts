import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { pauseCampaign } from "#lib/campaigns/control/pause-campaign.ts"
import { campaignParams } from "../../campaign-params.ts"

/** Holds back what was not handed over yet. */
export const POST = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => pauseCampaign(ctx, params),
})
