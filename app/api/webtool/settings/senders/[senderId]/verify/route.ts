import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { verifySender, verifySenderInput } from "#lib/senders/verify-sender.ts"

/** Asks the provider whether the number is the account's. */
export const POST = webtoolRoute({
  params: verifySenderInput,
  run: (ctx, { params }) => verifySender(ctx, params),
})
