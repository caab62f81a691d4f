import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listConversations, listConversationsInput } from "#lib/conversations/list-conversations.ts"
import { campaignParams } from "../../campaign-params.ts"

/** A page of the conversations that answer the campaign. */
export const GET = webtoolRoute({
  params: campaignParams,
  query: listConversationsInput.omit({ campaignId: true }),
  run: (ctx, { params, query }) => listConversations(ctx, { ...query, ...params }),
})
