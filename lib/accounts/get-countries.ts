import { getCountries as allCountries } from "libphonenumber-js/max"
import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"

/** Countries are ISO 3166-1 alpha-2. */
export const countriesView = z.strictObject({
  /** Where numbers without a country code are from; null when nobody said. */
  homeCountry: z.string().nullable(),
  /** Where campaigns go unasked, the home country among them; empty when nobody said. */
  sendingCountries: z.array(z.string()),
  /** An Admin or the operator said it; else the home country is missing, or was guessed by the senders' area codes. */
  isConfirmed: z.boolean(),
  /** Every country a number can be of. */
  countries: z.array(z.string()),
})
export type CountriesView = z.output<typeof countriesView>

/** Where the account's recipients are: how their numbers are read, and where a launch asks. Throws ForbiddenError. */
export const getCountries = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: countriesView,
  async run(ctx) {
    const account = await ctx.db.account.findUniqueOrThrow({
      where: { id: ctx.accountId },
      select: { homeCountry: true, sendingCountries: true },
    })
    return { ...account, isConfirmed: account.sendingCountries.length > 0, countries: allCountries() }
  },
})
