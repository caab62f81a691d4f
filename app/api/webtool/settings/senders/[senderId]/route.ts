import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { updateSender, updateSenderInput } from "#lib/senders/update-sender.ts"

/** Names a sender and sets its pace. */
export const PATCH = webtoolRoute({
  params: updateSenderInput.pick({ senderId: true }),
  body: updateSenderInput.omit({ senderId: true }),
  run: (ctx, { params, body }) => updateSender(ctx, { ...params, ...body }),
})
