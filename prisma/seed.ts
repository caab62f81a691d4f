import { text } from "node:stream/consumers"
import { z } from "zod"
import { createAccount, createAccountSchema } from "#lib/accounts/create-account.ts"
import { demoBrandInput, seedDemoBrand } from "#lib/demo/seed-demo-brand.ts"
import { withdrawDemoBrand, withdrawDemoBrandInput } from "#lib/demo/withdraw-demo-brand.ts"
import { type Database, openDatabase } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { applyMigrations } from "./schema-engine.ts"

const input = z.union([
  z.object({ demoBrand: demoBrandInput }),
  z.object({
    withdrawn: withdrawDemoBrandInput,
    /** Opened unless it is there, for people whom the local identity provider knows. */
    account: createAccountSchema.nullable(),
  }),
])

/** Brings the database of the settings up to date and fills in what the set-up comes with: `node prisma/seed.ts < seed.json`. */
async function seed(db: Database, wanted: z.output<typeof input>): Promise<void> {
  if ("demoBrand" in wanted) return seedDemoBrand(db, wanted.demoBrand)
  await withdrawDemoBrand(db, wanted.withdrawn)
  const { account } = wanted
  if (account && (await db.account.count({ where: { id: account.id } })) === 0)
    await createAccount(db, account)
}

const wanted = input.parse(JSON.parse(await text(process.stdin)))
await applyMigrations(env().DATABASE_URL)
const db = openDatabase(env().DATABASE_URL, 2)
await seed(db, wanted)
await db.$disconnect()
// The schema engine leaves the ten-second timer of its lock behind, which would keep this process waiting.
process.exit()
