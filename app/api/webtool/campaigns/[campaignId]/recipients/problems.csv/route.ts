import { csvResponse } from "#app/_server/webtool/csv-response.ts"
import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { exportRecipientProblems } from "#lib/campaigns/audience/export-recipient-problems.ts"
import { campaignParams } from "../../../campaign-params.ts"

/** The lines that get no message, as a file to correct. */
export const GET = webtoolRoute({
  params: campaignParams,
  run: async (ctx, { params }) =>
    csvResponse(`problems-${params.campaignId}.csv`, await exportRecipientProblems(ctx, params)),
})
