import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { createSender, createSenderInput } from "#lib/senders/create-sender.ts"
import { listSenders } from "#lib/senders/list-senders.ts"

/** The account's senders with their lanes. */
export const GET = webtoolRoute({ run: listSenders })

/** Adds a number. */
export const POST = webtoolRoute({
  body: createSenderInput,
  run: (ctx, { body }) => createSender(ctx, body),
})
