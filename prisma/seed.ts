import { text } from "node:stream/consumers"
import { demoBrandInput, seedDemoBrand } from "#lib/accounts/seed-demo-brand.ts"
import { openDatabase } from "#lib/platform/db.ts"
import { env } from "#lib/platform/env.ts"
import { applyMigrations } from "./schema-engine.ts"

/** Brings the database of the settings up to date and fills in the demo brand: `node prisma/seed.ts < demo-brand.json`. */
const brand = demoBrandInput.parse(JSON.parse(await text(process.stdin)))
await applyMigrations(env().DATABASE_URL)
const db = openDatabase(env().DATABASE_URL, 2)
await seedDemoBrand(db, brand)
await db.$disconnect()
// The schema engine leaves the ten-second timer of its lock behind, which would keep this process waiting.
process.exit()
