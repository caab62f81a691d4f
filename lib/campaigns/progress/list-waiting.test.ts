import { beforeEach, expect, test } from "vitest"
import { listOpenMonths } from "#lib/ledger/open-months.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { explain } from "#lib/platform/testing/explain.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { listWaiting, waitingStatement } from "./list-waiting.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

let campaignId: string
beforeEach(async () => {
  campaignId = (await createTestMessages(world.db, account, { addresses: testAddresses(3), segments: 2 }))
    .campaignId
})

/** Campaigns of the sender that are over. */
const addOver = (count: number) => world.db.$executeRaw`
  INSERT INTO campaign (id, account_id, name, source, channel, stage, launched_at, started_at, expanded_at, delivered_count, created_by_id, created_by_name, updated_at)
  SELECT 'w' || lpad(n::text, 6, '0'), ${account.accountId}, 'x', 'api', 'sms', 'launched', now(), now(), now(), 1, 'test', 'Test', now()
  FROM generate_series(1, ${count}::int) n`

test("what waits is counted by campaign and by sender; what is paused or held does not wait", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(2), state: "held" })
  const paused = await createTestMessages(world.db, account, { addresses: testAddresses(2) })
  await world.db.campaign.update({ where: { id: paused.campaignId }, data: { pausedAt: new Date() } })
  const expected = [{ messages: 3, segments: 6 }]
  expect(await listWaiting(ctx, { campaignId })).toEqual(expected)
  expect(await listWaiting(ctx, { senderId: account.senderId })).toEqual(expected)
})

test("what a sender has waiting is found past all that is over", async () => {
  await addOver(5_000)
  await world.db.$executeRaw`ANALYZE campaign`
  const { accountId, senderId } = account
  const statement = waitingStatement(accountId, { senderId }, await listOpenMonths(world.db))
  const [top, ...steps] = await explain(world.db, statement)
  const scans = steps.filter((node) => node["Relation Name"] === "campaign")
  expect(scans.map((node) => node["Node Type"])).not.toContain("Seq Scan")
  expect(top?.["Shared Hit Blocks"]).toBeLessThan(60)
})
