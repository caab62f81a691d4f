import { z } from "zod"
import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { findAudience } from "#lib/campaigns/audience/find-audience.ts"
import { campaignParams } from "../../campaign-params.ts"

/** The audience that counts, or with `latest=1` the newest reading and its progress. */
export const GET = webtoolRoute({
  params: campaignParams,
  query: z.object({ latest: z.enum(["0", "1"]).default("0") }),
  run: (ctx, { params, query }) => findAudience(ctx, { ...params, latest: query.latest === "1" }),
})
