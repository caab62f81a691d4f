import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { decideOptOuts, decideOptOutsInput } from "#lib/opt-outs/decide-opt-outs.ts"
import { listOptOuts, listOptOutsInput } from "#lib/opt-outs/list-opt-outs.ts"

/** A page of the consumers who may have opted out: `?search&urgency&sort&direction&page&pageSize`. */
export const GET = webtoolRoute({
  query: listOptOutsInput,
  run: (ctx, { query }) => listOptOuts(ctx, query),
})

/** Decides on what some of them said: `{ questionIds, decision, note }`. */
export const POST = webtoolRoute({
  body: decideOptOutsInput,
  run: (ctx, { body }) => decideOptOuts(ctx, body),
})
