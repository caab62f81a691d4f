import { isSupportedCountry } from "libphonenumber-js/max"
import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { countriesView, getCountries } from "./get-countries.ts"

const notOnList = "Choose a country of the list"

/** ISO 3166-1 alpha-2, one that has phone numbers. */
export const countryCode = z.string(notOnList).refine(isSupportedCountry, notOnList)

/**
 * Says where the account is at home and to which countries it writes. It decides over numbers that are read from now on;
 * recipients that were read before stay as they were, and each launch asks again. Throws InvalidInputError,
 * ForbiddenError for all but an administrator.
 */
export const updateCountries = defineVerb({
  permission: "settings:administer",
  input: z.strictObject({
    homeCountry: countryCode,
    /** The home country is one of them, sent or not. */
    sendingCountries: z.array(countryCode).max(250, "There are not so many countries"),
  }),
  output: countriesView,
  async run(ctx, { homeCountry, sendingCountries: given }) {
    const sendingCountries = [...new Set([homeCountry, ...given])]
    await ctx.db.$transaction(async (tx) => {
      const { homeCountry: before } = await tx.account.findUniqueOrThrow({ where: { id: ctx.accountId } })
      await tx.account.update({ where: { id: ctx.accountId }, data: { homeCountry, sendingCountries } })
      await audit(tx, ctx, "account.update_countries", ctx.accountId, {
        homeCountry,
        before,
        sendingCountries,
      })
    })
    return getCountries(ctx)
  },
})
