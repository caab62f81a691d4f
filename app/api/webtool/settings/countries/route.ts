import { webtoolRoute } from "#app/_server/webtool-route.ts"
import { readCountries } from "#lib/accounts/read-countries.ts"
import { updateCountries, updateCountriesInput } from "#lib/accounts/update-countries.ts"

/** The account's home country and the countries it writes to. */
export const GET = webtoolRoute({ run: readCountries })

/** Says both anew. */
export const PUT = webtoolRoute({
  body: updateCountriesInput,
  run: (ctx, { body }) => updateCountries(ctx, body),
})
