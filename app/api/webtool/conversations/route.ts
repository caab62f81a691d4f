import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listConversations, listConversationsInput } from "#lib/conversations/list-conversations.ts"

/** A page of the account's conversations, the newest first: `?campaignId&state=open|all&page&pageSize`. */
export const GET = webtoolRoute({
  query: listConversationsInput,
  run: (ctx, { query }) => listConversations(ctx, query),
})
