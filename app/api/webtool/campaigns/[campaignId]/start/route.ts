import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { startCampaign } from "#lib/campaigns/launch/start-campaign.ts"
import { campaignParams } from "../../campaign-params.ts"

/** Starts a scheduled campaign now, also after its start was missed. */
export const POST = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => startCampaign(ctx, params),
})
