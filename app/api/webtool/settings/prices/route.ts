import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { getPrices } from "#lib/accounts/get-prices.ts"
import { updatePrices, updatePricesInput } from "#lib/accounts/update-prices.ts"

/** The account's prices by country. */
export const GET = webtoolRoute({ run: getPrices })

/** Replaces the table. */
export const PUT = webtoolRoute({
  body: updatePricesInput,
  run: (ctx, { body }) => updatePrices(ctx, body),
})
