import { getCountries } from "libphonenumber-js"
import { z } from "zod"
import { defineVerb, noInput } from "#lib/access/verb.ts"

export const pricesView = z.strictObject({
  /** ISO 4217. */
  currency: z.string(),
  /** By ISO 3166 country of the recipient; the price of one segment as a decimal. */
  prices: z.array(z.strictObject({ country: z.string(), perSegment: z.string() })),
  /** Every country a number can be of. */
  countries: z.array(z.string()),
})
export type PricesView = z.output<typeof pricesView>

/** What an SMS segment costs the account, by country: what the cost of a campaign is reckoned from. Throws ForbiddenError. */
export const getPrices = defineVerb({
  permission: "settings:read",
  input: noInput,
  output: pricesView,
  async run(ctx) {
    const { currency, prices } = await ctx.db.account.findUniqueOrThrow({
      where: { id: ctx.accountId },
      select: { currency: true, prices: { where: { channel: "sms" }, orderBy: { country: "asc" } } },
    })
    return {
      currency,
      prices: prices.map(({ country, perSegment }) => ({ country, perSegment: perSegment.toString() })),
      countries: getCountries(),
    }
  },
})
