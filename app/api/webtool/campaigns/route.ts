import { z } from "zod"
import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { cloneCampaign } from "#lib/campaigns/draft/clone-campaign.ts"
import { createCampaign } from "#lib/campaigns/draft/create-campaign.ts"
import { listCampaigns, listCampaignsInput } from "#lib/campaigns/progress/list-campaigns.ts"

/** A page of the campaigns. */
export const GET = webtoolRoute({
  query: listCampaignsInput,
  run: (ctx, { query }) => listCampaigns(ctx, query),
})

/** A new draft, empty or with the text and settings of another campaign. */
export const POST = webtoolRoute({
  body: z.object({ cloneOf: z.string().optional() }),
  run: (ctx, { body }) =>
    body.cloneOf === undefined ? createCampaign(ctx) : cloneCampaign(ctx, { campaignId: body.cloneOf }),
})
