import { getCountries as allCountries } from "libphonenumber-js/max"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

/** Countries are ISO 3166-1 alpha-2. */
export type CountriesView = {
  /** Where numbers without a country code are from; null when nobody said. */
  homeCountry: string | null
  /** Where campaigns go unasked, the home country among them; empty when nobody said. */
  sendingCountries: string[]
  /** An Admin or the operator said it; else the home country is missing, or was guessed by the senders' area codes. */
  isConfirmed: boolean
  /** Every country a number can be of. */
  countries: string[]
}

/** Where the account's recipients are: how their numbers are read, and where a launch asks. Throws ForbiddenError. */
export async function getCountries(ctx: Ctx): Promise<CountriesView> {
  requirePermission(ctx, "settings:read")
  const account = await ctx.db.account.findUniqueOrThrow({
    where: { id: ctx.accountId },
    select: { homeCountry: true, sendingCountries: true },
  })
  return { ...account, isConfirmed: account.sendingCountries.length > 0, countries: allCountries() }
}
