import { csvResponse } from "#app/_server/webtool/csv-response.ts"
import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { exportMessages } from "#lib/campaigns/progress/export-messages.ts"
import { campaignParams } from "../../campaign-params.ts"

/** All messages as a file. */
export const GET = webtoolRoute({
  params: campaignParams,
  run: async (ctx, { params }) =>
    csvResponse(`messages-${params.campaignId}.csv`, await exportMessages(ctx, params)),
})
