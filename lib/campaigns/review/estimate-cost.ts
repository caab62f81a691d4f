import type { Ctx } from "#lib/platform/ctx.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { AudienceGroup } from "./get-outcome.ts"
import type { Cost, CountryCost } from "./review-view.ts"

/** Prices have five decimals; sums of floating numbers are brought back to them. */
const roundPrice = (amount: number) => Math.round(amount * 1e5) / 1e5

/** What the messages cost by the account's price table; countries without a price are named and not in the total. */
export async function estimateCost(
  ctx: Ctx,
  { channel }: Pick<Campaign, "channel">,
  groups: AudienceGroup[],
): Promise<Cost> {
  const { accountId } = ctx
  const [account, prices] = await Promise.all([
    ctx.db.account.findUniqueOrThrow({ where: { id: accountId }, select: { currency: true } }),
    ctx.db.price.findMany({ where: { accountId, channel } }),
  ])
  const priceOf = new Map(prices.map(({ country, perSegment }) => [country, Number(perSegment)]))
  const byCountry = [...Map.groupBy(groups, ({ country }) => country)]
    .map(([country, members]) => costOf(country, members, priceOf.get(country ?? "")))
    .sort((a, b) => b.segments - a.segments)
  return {
    currency: account.currency,
    total: roundPrice(byCountry.reduce((sum, { amount }) => sum + (amount ?? 0), 0)),
    byCountry,
    missingCountries: byCountry.flatMap(({ country, amount }) =>
      amount === null && country ? [country] : [],
    ),
  }
}

function costOf(
  country: string | null,
  members: AudienceGroup[],
  perSegment: number | undefined,
): CountryCost {
  const messages = members.reduce((sum, { count }) => sum + count, 0)
  const segments = members.reduce((sum, member) => sum + member.segments, 0)
  return {
    country,
    messages,
    segments,
    amount: perSegment === undefined ? null : roundPrice(segments * perSegment),
  }
}
