import { getAccountCountries } from "#lib/addresses/get-account-countries.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { AudienceView, CountryCount } from "./audience-view.ts"
import type { RecipientProblem } from "./recipient-problem.ts"

const certain: RecipientProblem = "home_number"
const unclear: RecipientProblem = "two_readings"

type Group = CountryCount & { problem: string | null }

/** The valid lines of an audience by country, and its numbers without a country code; nothing for null. */
export async function countNumbers(
  ctx: Ctx,
  audienceId: string | null,
): Promise<Pick<AudienceView, "countries" | "withoutCode">> {
  const { home, named } = await getAccountCountries(ctx.db, ctx)
  const groups = audienceId ? await countGroups(ctx, audienceId) : []
  const count = (problem: RecipientProblem) => groups.find((group) => group.problem === problem)?.count ?? 0
  return {
    countries: groups
      .filter(({ problem }) => problem === null)
      .map(({ country, count }) => ({ country, count, isNamed: country === null || named.has(country) })),
    withoutCode: { certain: count(certain), unclear: count(unclear), homeCountry: home },
  }
}

/** A refused number has no country, so that its problem is one group. */
const countGroups = (ctx: Ctx, audienceId: string) => ctx.db.$queryRaw<Group[]>`
  SELECT problem, country, count(*)::int AS count FROM audience_lines()
  WHERE audience_id = ${audienceId}::uuid AND (problem IS NULL OR problem IN (${certain}, ${unclear}))
  GROUP BY problem, country ORDER BY count DESC, country`
