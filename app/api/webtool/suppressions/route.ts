import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { addSuppression, addSuppressionInput } from "#lib/consent/add-suppression.ts"
import { listSuppressions, listSuppressionsInput } from "#lib/consent/list-suppressions.ts"

/** A page of the suppression list: `?search&sort&direction&page&pageSize`. */
export const GET = webtoolRoute({
  query: listSuppressionsInput,
  run: (ctx, { query }) => listSuppressions(ctx, query),
})

/** Puts a number on the suppression list: `{ address }`. */
export const POST = webtoolRoute({
  body: addSuppressionInput,
  run: (ctx, { body }) => addSuppression(ctx, body),
})
