import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listRecipients, listRecipientsInput } from "#lib/campaigns/audience/list-recipients.ts"
import { campaignParams } from "../../campaign-params.ts"

/** A page of the recipients with their messages. */
export const GET = webtoolRoute({
  params: campaignParams,
  query: listRecipientsInput,
  run: (ctx, { params, query }) => listRecipients(ctx, { ...query, ...params }),
})
