import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { connectTwilio, connectTwilioInput } from "#lib/senders/connect-twilio.ts"
import { getProviderSetup } from "#lib/senders/get-provider-setup.ts"

/** The provider's account and the webhooks it has to call. */
export const GET = webtoolRoute({ run: getProviderSetup })

/** Tries credentials of the account's own and takes them. */
export const PUT = webtoolRoute({
  body: connectTwilioInput,
  run: (ctx, { body }) => connectTwilio(ctx, body),
})
