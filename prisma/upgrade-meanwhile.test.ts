import pg from "pg"
import { expect, test } from "vitest"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { applyMigrations } from "./schema-engine.ts"
import { openWorldBefore } from "./testing/upgraded-world.ts"

const [draft, created, handoff] = ["d8gZH9Ip4", "meanwhile", "H000000000000001"]

const world = worldPerFile(openWorldBefore)

const writes = [
  `UPDATE campaign SET text = 'The last word' WHERE id = '${draft}'`,
  `INSERT INTO campaign (id, account_id, name, source, text, created_by_id, created_by_name, updated_at)
   SELECT '${created}', account_id, 'New', 'web', 'The last word', 'ada', 'Ada', now() FROM campaign WHERE id = '${draft}'`,
  `INSERT INTO handoff (id, account_id, title, sender_id, text, opt_out_text, variable_count, created_by, updated_at)
   SELECT '${handoff}', account_id, 'New', id, 'Hello', '', 0, 'ada', now() FROM sender LIMIT 1`,
]

/** How many statements wait for a lock on a campaign or a handoff. */
async function waitingCount(): Promise<number> {
  const [{ count }] = await world.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int FROM pg_locks JOIN pg_database d ON d.oid = database
    WHERE d.datname = current_database() AND NOT granted AND relation IN ('campaign'::regclass, 'handoff'::regclass)`
  return count
}

test("what a process of the version before writes during the upgrade is kept", async () => {
  const writer = new pg.Client(world.databaseUrl)
  await writer.connect()
  await writer.query("BEGIN")
  for (const write of writes) await writer.query(write)
  const upgrade = applyMigrations(world.databaseUrl)
  await expect.poll(waitingCount, { timeout: 20_000 }).toBe(1)
  await writer.query("COMMIT")
  await Promise.all([upgrade, writer.end()])
  const legs = await world.db.campaignLeg.findMany({ where: { campaignId: { in: [draft, created] } } })
  const texts = legs.map(({ campaignId, content }) => [campaignId, (content as { text: string }).text])
  expect(texts.sort()).toEqual([
    [draft, "The last word"],
    [created, "The last word"],
  ])
  expect(await world.db.handoffLeg.count({ where: { handoffId: handoff } })).toBe(1)
}, 60_000)
