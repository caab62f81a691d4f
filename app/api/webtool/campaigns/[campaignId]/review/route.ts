import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { campaignParams } from "../../campaign-params.ts"

/** The dry run. */
export const GET = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => reviewCampaign(ctx, params),
})
