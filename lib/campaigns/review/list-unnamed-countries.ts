import { getAccountCountries } from "#lib/addresses/get-account-countries.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import type { Campaign } from "#prisma/generated/client.ts"
import type { AudienceOutcome } from "./get-outcome.ts"
import type { Review } from "./review-view.ts"

/** Countries of the campaign's valid lines that the account has not named in Settings, with how many lines each has. */
export async function listUnnamedCountries(
  db: Database | Transaction,
  campaign: Pick<Campaign, "accountId">,
  { countries }: AudienceOutcome,
): Promise<Review["unnamedCountries"]> {
  const { named } = await getAccountCountries(db, campaign)
  return countries.filter(({ country }) => !named.has(country))
}
