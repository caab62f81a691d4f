import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { listOwnerChoices, listOwnerChoicesInput } from "#lib/api-clients/list-owner-choices.ts"

/** Who may answer for an API client: `?search`. */
export const GET = webtoolRoute({
  query: listOwnerChoicesInput,
  run: (ctx, { query }) => listOwnerChoices(ctx, query),
})
