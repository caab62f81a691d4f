import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database, Transaction } from "#lib/platform/db.ts"
import { type AccountCountries, countriesOf } from "./account-countries.ts"

/** The countries of the acting account, for whoever reads a number in its name. */
export async function getAccountCountries(
  db: Database | Transaction,
  { accountId }: Pick<Ctx, "accountId">,
): Promise<AccountCountries> {
  const select = { homeCountry: true, sendingCountries: true }
  return countriesOf(await db.account.findUniqueOrThrow({ where: { id: accountId }, select }))
}
