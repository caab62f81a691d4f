import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { summarizeCampaigns } from "#lib/campaigns/progress/summarize-campaigns.ts"

/** The numbers over all campaigns. */
export const GET = webtoolRoute({ run: (ctx) => summarizeCampaigns(ctx) })
