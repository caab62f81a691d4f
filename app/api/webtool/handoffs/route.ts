import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { createHandoff } from "#lib/handoffs/create-handoff.ts"
import { handoffSchema } from "#lib/handoffs/handoff-schema.ts"
import { listHandoffs, listHandoffsSchema } from "#lib/handoffs/list-handoffs.ts"

/** One page of the account's handoffs: `search`, `sort`, `direction`, `page`, `pageSize`. */
export const GET = webtoolRoute({
  query: listHandoffsSchema,
  run: (ctx, { query }) => listHandoffs(ctx, query),
})

/** Creates a handoff. */
export const POST = webtoolRoute({ body: handoffSchema, run: (ctx, { body }) => createHandoff(ctx, body) })
