import { webtoolRoute } from "#app/_server/webtool-route.ts"
import {
  readTypedRecipients,
  readTypedRecipientsInput,
} from "#lib/campaigns/audience/read-typed-recipients.ts"
import { campaignParams } from "../../../campaign-params.ts"

/** Makes typed lines the recipients. */
export const PUT = webtoolRoute({
  params: campaignParams,
  body: readTypedRecipientsInput,
  run: (ctx, { params, body }) => readTypedRecipients(ctx, { ...body, ...params }),
})
