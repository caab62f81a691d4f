import { getCountries } from "libphonenumber-js"
import { requirePermission } from "#lib/access/permissions.ts"
import type { Ctx } from "#lib/platform/ctx.ts"

export type PricesView = {
  /** ISO 4217. */
  currency: string
  /** By ISO 3166 country of the recipient; the price of one segment as a decimal. */
  prices: { country: string; perSegment: string }[]
  /** Every country a number can be of. */
  countries: string[]
}

/** What an SMS segment costs the account, by country: what the cost of a campaign is reckoned from. Throws ForbiddenError. */
export async function getPrices(ctx: Ctx): Promise<PricesView> {
  requirePermission(ctx, "settings:read")
  const { currency, prices } = await ctx.db.account.findUniqueOrThrow({
    where: { id: ctx.accountId },
    select: { currency: true, prices: { where: { channel: "sms" }, orderBy: { country: "asc" } } },
  })
  return {
    currency,
    prices: prices.map(({ country, perSegment }) => ({ country, perSegment: perSegment.toString() })),
    countries: getCountries(),
  }
}
