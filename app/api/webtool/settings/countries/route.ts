import { webtoolRoute } from "#app/_server/webtool/webtool-route.ts"
import { getCountries } from "#lib/accounts/get-countries.ts"
import { updateCountries, updateCountriesInput } from "#lib/accounts/update-countries.ts"

/** The account's home country and the countries it writes to. */
export const GET = webtoolRoute({ run: getCountries })

/** Says both anew. */
export const PUT = webtoolRoute({
  body: updateCountriesInput,
  run: (ctx, { body }) => updateCountries(ctx, body),
})
