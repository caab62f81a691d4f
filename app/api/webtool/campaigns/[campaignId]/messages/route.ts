import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listMessages, listMessagesInput } from "#lib/campaigns/progress/list-messages.ts"
import { campaignParams } from "../../campaign-params.ts"

/** A page of the messages with their states and reasons. */
export const GET = webtoolRoute({
  params: campaignParams,
  query: listMessagesInput,
  run: (ctx, { params, query }) => listMessages(ctx, { ...query, ...params }),
})
