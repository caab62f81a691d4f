import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { createApiClient, createApiClientSchema } from "#lib/api-clients/create-api-client.ts"
import { listApiClients } from "#lib/api-clients/list-api-clients.ts"

/** The account's API clients. */
export const GET = webtoolRoute({ run: listApiClients })

/** Creates an API client; the answer is the only one that ever holds its secret. */
export const POST = webtoolRoute({
  body: createApiClientSchema,
  run: (ctx, { body }) => createApiClient(ctx, body),
})
