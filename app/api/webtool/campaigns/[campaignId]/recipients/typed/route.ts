import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { enterRecipients, enterRecipientsInput } from "#lib/campaigns/audience/enter-recipients.ts"
import { campaignParams } from "../../../campaign-params.ts"

/** Makes typed lines the recipients. */
export const PUT = webtoolRoute({
  params: campaignParams,
  body: enterRecipientsInput,
  run: (ctx, { params, body }) => enterRecipients(ctx, { ...body, ...params }),
})
