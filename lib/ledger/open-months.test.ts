import { expect, test } from "vitest"
import { findNextOpeningAt } from "#lib/campaigns/launch/find-next-opening-at.ts"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import { findNextWake } from "#lib/lanes/find-next-wake.ts"
import type { Database } from "#lib/platform/db.ts"
import { periodStart } from "#lib/platform/periods.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { keepPartitions } from "#lib/retention/keep-partitions.ts"
import { monthText } from "./of-campaign.ts"
import { closeMonths, listOpenMonths } from "./open-months.ts"
import { createTestMessages, testAddresses } from "./testing/test-messages.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

/** A campaign with a message to go, launched so many months ago. */
async function launched(monthsAgo: number) {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: [] })
  const launchedAt = new Date(periodStart("month", new Date(), -monthsAgo))
  const { month } = await world.db.campaign.update({ where: { id: campaignId }, data: { launchedAt } })
  const [address = ""] = testAddresses(1, monthsAgo)
  await world.db.message.create({
    data: {
      ...{ campaignId, month, accountId: account.accountId, laneId: account.senderId, channel: "sms" },
      ...{ address, addressKey: `${campaignId} ${address}`, line: 1, body: "Hi", segments: 1 },
    },
  })
  return { campaignId, month: monthText(month) }
}

const claim = () =>
  claimMessages(ctx, {
    laneId: account.senderId,
    driverId: account.senderId,
    batchSize: 100,
    ratePerSecond: 0,
  })
const end = (campaignId: string) =>
  world.db.message.updateMany({ where: { campaignId }, data: { state: "delivered" } })

test("what waits in the ledger of 13 months is found and claimed", async () => {
  for (let month = 0; month < 13; month += 1) await launched(month)
  await keepPartitions(ctx)
  expect(await findNextWake(ctx, account.senderId)).not.toBeNull()
  expect((await claim()).messages).toHaveLength(13)
})

test("a month is open from its first row until nothing of it can go, and opens again", async () => {
  const old = await launched(30)
  expect(await listOpenMonths(world.db)).toContain(old.month)
  await closeMonths(ctx)
  expect(await listOpenMonths(world.db)).toContain(old.month)
  await end(old.campaignId)
  await closeMonths(ctx)
  expect(await listOpenMonths(world.db)).not.toContain(old.month)
  await launched(30)
  expect((await claim()).messages).toHaveLength(1)
})

test("what is held opens in every month, and the next opening is looked for in no closed one", async () => {
  const [old, closed] = [await launched(20), await launched(21)]
  await keepPartitions(ctx)
  await world.db.message.updateMany({ where: { campaignId: old.campaignId }, data: { state: "held" } })
  await end(closed.campaignId)
  await closeMonths(ctx)
  const tables = await world.db.$transaction(async (tx) => {
    expect(await findNextOpeningAt({ db: tx as Database })).not.toBeNull()
    return lockedTables(tx as Database)
  })
  expect(tables).toContain(`message_${old.month.replaceAll("-", "")}`)
  expect(tables).not.toContain(`message_${closed.month.replaceAll("-", "")}`)
  await releaseHeld(ctx, { maxRunMs: 10_000 })
  const due = await world.db.message.count({ where: { state: "held", dueAt: { lte: new Date() } } })
  expect(due).toBe(0)
})

const lockedTables = async (tx: Database) => {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE l.pid = pg_backend_pid()`
  return rows.map(({ name }) => name)
}

test("a month is not closed while its first row is being written", async () => {
  const { campaignId, month } = await launched(40)
  await end(campaignId)
  let closed: Promise<number> | undefined
  await world.db.$transaction(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments)
      SELECT account_id, campaign_id, month, lane_id, channel, address, 'another', 1, body, segments FROM message
      WHERE campaign_id = ${campaignId}`
    closed = closeMonths(ctx)
    await expect.poll(() => waitingLocks(), { timeout: 5_000, interval: 10 }).toBe(1)
  })
  await closed
  expect(await listOpenMonths(world.db)).toContain(month)
})

const waitingLocks = async () => {
  const [row] = await world.db.$queryRaw<[{ count: number }]>`
    SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = 'open_month'::regclass`
  return row.count
}
