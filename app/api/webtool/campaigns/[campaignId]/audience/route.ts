import { z } from "zod"
import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { getAudience } from "#lib/campaigns/audience/get-audience.ts"
import { campaignParams } from "../../campaign-params.ts"

/** The audience that counts, or with `latest=1` the newest reading and its progress. */
export const GET = webtoolRoute({
  params: campaignParams,
  query: z.object({ latest: z.enum(["0", "1"]).default("0") }),
  run: (ctx, { params, query }) => getAudience(ctx, { ...params, latest: query.latest === "1" }),
})
