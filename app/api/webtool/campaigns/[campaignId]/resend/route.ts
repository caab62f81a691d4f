import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { resendFailed } from "#lib/campaigns/control/resend-failed.ts"
import { campaignParams } from "../../campaign-params.ts"

/** The draft for those whom it failed to reach; the same one for everybody who asks. */
export const POST = webtoolRoute({
  params: campaignParams,
  run: (ctx, { params }) => resendFailed(ctx, params),
})
