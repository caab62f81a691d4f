import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { closeConversation, closeConversationInput } from "#lib/conversations/close-conversation.ts"

/** Closes a conversation; its consumer can be sent to again. */
export const POST = webtoolRoute({
  params: closeConversationInput,
  run: (ctx, { params }) => closeConversation(ctx, params),
})
