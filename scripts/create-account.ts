import { parseArgs } from "node:util"
import { createAccount, createAccountSchema } from "#lib/accounts/create-account.ts"
import { openDatabase } from "#lib/platform/db.ts"

const usage = `DATABASE_URL=… node scripts/create-account.ts --id 12345678 --name "Your brand" --skill support --homeCountry US [--maxRows 100000]`

const text = { type: "string" } as const
const { values } = parseArgs({
  options: { id: text, name: text, skill: text, homeCountry: text, maxRows: text },
})
const input = createAccountSchema.safeParse(values)
const url = process.env.DATABASE_URL

if (!input.success || !url) {
  const problems = input.error?.issues.map(({ path, message }) => `  --${path.join(".")} ${message}`) ?? []
  console.error([usage, ...problems].join("\n"))
  process.exit(2)
}

const db = openDatabase(url, 1)
try {
  await createAccount(db, input.data)
  console.log(`Account ${input.data.id} is open. Its people sign in with this id in the account claim.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await db.$disconnect()
}
