import { readFile } from "node:fs/promises"
import { beforeAll, expect, test } from "vitest"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"

const world = worldPerFile()
const file = new URL(
  "../../prisma/migrations/20261128061000_one_holder_per_number/migration.sql",
  import.meta.url,
)
const run = (sql: string) => world.db.$executeRawUnsafe(sql)

/** The tables as they were before. */
const undo = [
  `ALTER TABLE sender DROP CONSTRAINT sender_lost_is_off`,
  `DROP INDEX sender_holder_key`,
  `ALTER TABLE sender DROP COLUMN verdict, DROP COLUMN verified_at, DROP COLUMN lost_at`,
  `ALTER TABLE account DROP COLUMN twilio_connected_at, DROP COLUMN twilio_replaced_sealed, DROP COLUMN twilio_replaced_at`,
]
const accounts: string[] = []
beforeAll(async () => {
  for (let index = 0; index < 3; index++) accounts.push((await createTestAccount(world.db)).accountId)
  for (const sql of undo) await run(sql)
})

const add = (account: string | undefined, address: string, createdAt: string, enabled = true) =>
  run(`WITH added AS (
      INSERT INTO sender (id, account_id, channel, address, created_at, enabled)
      VALUES (gen_random_uuid(), '${account}', 'sms', '${address}', '${createdAt}', ${enabled}) RETURNING id, account_id)
    INSERT INTO lane (id, account_id) SELECT id, account_id FROM added`)

test("of accounts with one number the first that uses it keeps it; the others keep their rows, off, with the reason", async () => {
  const [first, second, third] = accounts
  await add(second, "+13235550101", "2026-02-01")
  await add(first, "+13235550101", "2026-01-01")
  await add(third, "+13235550101", "2026-03-01")
  await add(first, "+13235550102", "2026-01-01", false)
  await add(second, "+13235550102", "2026-02-01")
  await add(third, "+13235550103", "2026-01-01", false)
  const count = await world.db.lane.count()
  for (const sql of (await readFile(file, "utf8")).split(/;\n/)) if (sql.trim()) await run(sql)

  const holders = async (address: string) => {
    const rows = await world.db.sender.findMany({ where: { address }, include: { lane: true } })
    for (const { lostAt, enabled, lane } of rows) {
      expect(lane?.problem?.includes("press Verify") ?? false).toBe(lostAt !== null)
      if (lostAt) expect(enabled).toBe(false)
    }
    return rows.filter(({ lostAt }) => lostAt === null).map(({ accountId }) => accountId)
  }
  expect(await holders("+13235550101")).toEqual([first])
  expect(await holders("+13235550102")).toEqual([second])
  expect(await holders("+13235550103")).toEqual([third])
  expect(await world.db.lane.count()).toBe(count)
  await expect(add(third, "+13235550101", "2026-04-01")).rejects.toThrow()
  await expect(run("UPDATE sender SET enabled = true WHERE lost_at IS NOT NULL")).rejects.toThrow()
})
