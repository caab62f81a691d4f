import { z } from "zod"
import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { updateApiClient, updateApiClientInput } from "#lib/api-clients/update-api-client.ts"

/** Names who answers for an API client and until when it has access: `{ ownerId, expiresAt }`. */
export const PATCH = webtoolRoute({
  params: z.object({ clientId: z.uuid() }),
  body: updateApiClientInput.omit({ clientId: true }),
  run: (ctx, { params, body }) => updateApiClient(ctx, { ...params, ...body }),
})
