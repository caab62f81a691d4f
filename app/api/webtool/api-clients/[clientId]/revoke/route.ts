import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { revokeApiClient, revokeApiClientSchema } from "#lib/api-clients/revoke-api-client.ts"

/** Ends an API client and its tokens. */
export const POST = webtoolRoute({
  params: revokeApiClientSchema,
  run: (ctx, { params }) => revokeApiClient(ctx, params),
})
