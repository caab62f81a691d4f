import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { readProviderSetup } from "#lib/accounts/read-provider-setup.ts"

/** The provider's account and the webhooks it has to call. */
export const GET = webtoolRoute({ run: readProviderSetup })
