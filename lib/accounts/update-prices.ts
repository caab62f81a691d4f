import { isSupportedCountry } from "libphonenumber-js"
import { z } from "zod"
import { defineVerb } from "#lib/access/verb.ts"
import { audit } from "#lib/audit/audit.ts"
import { getPrices, pricesView } from "./get-prices.ts"

const price = z.strictObject({
  country: z.string("Choose a country").refine(isSupportedCountry, "Choose a country of the list"),
  perSegment: z
    .string("Write the price as a number such as 0.0079")
    .trim()
    .regex(/^\d{1,5}(\.\d{1,5})?$/, "Write the price as a number such as 0.0079, with at most 5 decimals"),
})

/** Replaces the account's table of SMS prices. Throws InvalidInputError with the row's path, ForbiddenError. */
export const updatePrices = defineVerb({
  permission: "settings:create",
  input: z.strictObject({
    currency: z
      .string("Choose a currency")
      .refine((code) => Intl.supportedValuesOf("currency").includes(code), "Choose a currency of the list"),
    prices: z.array(price).superRefine((prices, issues) => {
      const seen = new Set<string>()
      for (const [index, { country }] of prices.entries()) {
        const message = "This country has a price already"
        if (seen.has(country)) issues.addIssue({ code: "custom", path: [index, "country"], message })
        seen.add(country)
      }
    }),
  }),
  output: pricesView,
  async run(ctx, { currency, prices }) {
    const { accountId } = ctx
    await ctx.db.$transaction(async (tx) => {
      await tx.account.update({ where: { id: accountId }, data: { currency } })
      await tx.price.deleteMany({ where: { accountId, channel: "sms" } })
      await tx.price.createMany({
        data: prices.map((row) => ({ ...row, accountId, channel: "sms" as const })),
      })
      await audit(tx, ctx, "account.update_prices", accountId, { currency, prices })
    })
    return getPrices(ctx)
  },
})
