import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { decideUnknown, decideUnknownInput } from "#lib/ledger/unknown/decide-unknown.ts"
import { listDecisions, listDecisionsInput } from "#lib/ledger/unknown/list-decisions.ts"

/** A page of the messages of unknown fate, with the evidence. */
export const GET = webtoolRoute({
  query: listDecisionsInput,
  run: (ctx, { query }) => listDecisions(ctx, query),
})

/** Decides on some of them. */
export const POST = webtoolRoute({
  body: decideUnknownInput,
  run: (ctx, { body }) => decideUnknown(ctx, body),
})
