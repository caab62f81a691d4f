import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { launchCampaign, launchCampaignInput } from "#lib/campaigns/launch/launch-campaign.ts"
import { campaignParams } from "../../campaign-params.ts"

/** Launches what was reviewed. */
export const POST = webtoolRoute({
  params: campaignParams,
  body: launchCampaignInput,
  run: (ctx, { params, body }) => launchCampaign(ctx, { ...body, ...params }),
})
