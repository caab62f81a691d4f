import { csvResponse } from "#app/_server/webtool/csv-response.ts"
import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { exportCampaigns } from "#lib/campaigns/progress/export-campaigns.ts"

/** All campaigns as a file. */
export const GET = webtoolRoute({
  run: async (ctx) => csvResponse("campaigns.csv", await exportCampaigns(ctx)),
})
