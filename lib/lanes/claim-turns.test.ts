import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { claimMessages } from "./claim-messages.ts"
import { findNextWake } from "./find-next-wake.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const driverId = randomUUID()
const claim = (ratePerSecond = 0, batchSize = 20, driver = driverId) =>
  claimMessages(ctx, { laneId: account.senderId, driverId: driver, batchSize, ratePerSecond })
const campaignOf = (count: number, from: number) =>
  createTestMessages(world.db, account, { addresses: testAddresses(count, from) })
const change = (id: string, data: Prisma.CampaignUpdateInput) =>
  world.db.campaign.update({ where: { id }, data })
const inMs = (ms: number) => new Date(Date.now() + ms)

async function sharesOf(ids: string[]): Promise<Record<string, number>> {
  const rows = await world.db.message.findMany({ where: { id: { in: ids } }, select: { campaignId: true } })
  return Object.fromEntries(
    [...Map.groupBy(rows, (row) => row.campaignId)].map(([id, all]) => [id, all.length]),
  )
}

test("one message of an API call does not wait behind a large campaign", async () => {
  await campaignOf(300, 0)
  await campaignOf(300, 300)
  const { messages: single } = await campaignOf(1, 600)
  const claimed = (await claim(10)).messages.map(({ id }) => id)
  expect(claimed.slice(0, 3)).toContain(single[0]?.id)
})

test("campaigns of one sender share it message by message, also over small batches", async () => {
  const campaigns = [await campaignOf(50, 0), await campaignOf(50, 50), await campaignOf(50, 100)]
  const claimed: string[] = []
  for (let batch = 0; batch < 15; batch += 1)
    claimed.push(...(await claim(0, 2)).messages.map(({ id }) => id))
  const shares = await sharesOf(claimed)
  expect(claimed).toHaveLength(30)
  for (const { campaignId } of campaigns) expect(shares[campaignId]).toBe(10)
})

test("what one campaign does not need the others get", async () => {
  await campaignOf(3, 0)
  const { campaignId } = await campaignOf(100, 100)
  const ids = [await claim(), await claim()].flatMap(({ messages }) => messages.map(({ id }) => id))
  expect((await sharesOf(ids))[campaignId]).toBeGreaterThanOrEqual(27)
})

test("a campaign's own pace holds within the lane's, and does not hold the others up", async () => {
  const slow = await campaignOf(50, 0)
  await world.db.campaignPace.create({ data: { campaignId: slow.campaignId, ratePerSecond: 2 } })
  await campaignOf(50, 50)
  const { messages } = await claim(10)
  const isSlow = new Set(slow.messages.map(({ id }) => id))
  const times = messages.filter(({ id }) => isSlow.has(id)).map(({ notBeforeMs }) => notBeforeMs)
  expect(messages).toHaveLength(12)
  expect(times.map(Math.round)).toEqual([0, 500])
  expect(messages.filter(({ id, notBeforeMs }) => !isSlow.has(id) && notBeforeMs > 0)).toEqual([])
})

test("a pace of its own that rests gives the lane nothing to do until its next slot", async () => {
  const { campaignId } = await campaignOf(10, 0)
  await world.db.campaignPace.create({ data: { campaignId, ratePerSecond: 0.01 } })
  expect((await claim(10)).messages).toHaveLength(1)
  expect((await claim(10)).messages).toHaveLength(0)
  const wakeAt = await findNextWake(ctx, account.senderId, driverId)
  expect((wakeAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(90_000)
})

test("a pace that rests keeps nothing of a campaign open that is over", async () => {
  const ended = await campaignOf(2, 0)
  const cancelled = await campaignOf(2, 10)
  for (const { campaignId } of [ended, cancelled])
    await world.db.campaignPace.create({
      data: { campaignId, ratePerSecond: 0.001, nextSlotAt: inMs(86_400_000) },
    })
  await change(ended.campaignId, { endsAt: inMs(-1) })
  await change(cancelled.campaignId, { stage: "cancelled" })
  expect(await claim(10)).toMatchObject({ messages: [], skippedCount: 4 })
})

test("a paused campaign gives nothing and wakes nobody; resumed it goes on where it stopped", async () => {
  const { campaignId, messages } = await campaignOf(10, 0)
  const first = (await claim(0, 4)).messages.map(({ id }) => id)
  await change(campaignId, { pausedAt: new Date() })
  expect((await claim()).messages).toEqual([])
  expect(await findNextWake(ctx, account.senderId, driverId)).toBeNull()
  await change(campaignId, { pausedAt: null })
  const rest = (await claim()).messages.map(({ id }) => id)
  expect([...first, ...rest]).toEqual(messages.map(({ id }) => id))
})

test("a campaign that has not started gives nothing", async () => {
  const { campaignId } = await campaignOf(2, 0)
  await change(campaignId, { startedAt: null })
  expect((await claim()).messages).toEqual([])
})

test("outside its window a message is held; after the campaign's end it is skipped; both say why", async () => {
  const [closed, ended] = [await campaignOf(2, 0), await campaignOf(2, 10)]
  await world.db.message.updateMany({
    where: { campaignId: closed.campaignId },
    data: { closesAt: inMs(20_000) },
  })
  await change(ended.campaignId, { endsAt: inMs(-1) })
  const { messages, heldCount, skippedCount } = await claim()
  expect([messages, heldCount, skippedCount]).toEqual([[], 2, 2])
  const states = await world.db.message.groupBy({ by: ["campaignId", "state", "reason"], _count: true })
  expect(states).toEqual(
    expect.arrayContaining([
      { campaignId: closed.campaignId, state: "held", reason: "outside_window", _count: 2 },
      { campaignId: ended.campaignId, state: "skipped", reason: "campaign_ended", _count: 2 },
    ]),
  )
})

test("an open window's end travels with the message", async () => {
  const { campaignId } = await campaignOf(1, 0)
  await world.db.message.updateMany({ where: { campaignId }, data: { closesAt: inMs(120_000) } })
  const [message] = (await claim()).messages
  expect(message?.closesInMs).toBeGreaterThan(115_000)
  expect(message?.closesInMs).toBeLessThanOrEqual(120_000)
})

test("one run drives a lane; another gets nothing until the lease is over", async () => {
  await campaignOf(100, 0)
  expect((await claim(0)).messages.length).toBeGreaterThan(0)
  const other = randomUUID()
  expect(await claim(0, 20, other)).toMatchObject({ messages: [], ratePerSecond: null })
  expect(await findNextWake(ctx, account.senderId, other)).toBeNull()
  await world.db.lane.update({ where: { id: account.senderId }, data: { drivenUntil: inMs(-1) } })
  expect((await claim(0, 20, other)).messages.length).toBeGreaterThan(0)
  expect((await claim(0)).messages).toEqual([])
})

test("a sender that is switched off gives nothing, from one claim to the next", async () => {
  await campaignOf(100, 0)
  expect((await claim(0)).messages.length).toBeGreaterThan(0)
  await world.db.sender.update({ where: { id: account.senderId }, data: { enabled: false } })
  expect((await claim(0)).messages).toEqual([])
})

/** One campaign of one message for each API call. */
const apiCalls = (count: number) => world.db.$executeRaw`
  WITH calls AS (
    INSERT INTO campaign (id, account_id, name, source, channel, stage, started_at, expanded_at, created_by_id, created_by_name, updated_at)
    SELECT left(md5(${account.accountId} || call), 12), ${account.accountId}, 'Call', 'api', 'sms', 'launched', now(), now(), '1', 'Ada', now()
    FROM generate_series(1, ${count}::int) call RETURNING id, month
  )
  INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments)
  SELECT ${account.accountId}, id, month, ${account.senderId}::uuid, 'sms', '+44', id, 1, 'Hi', 1 FROM calls`

test("calls of the API that wait by the thousand are served in turn, each claim a few", async () => {
  await apiCalls(3_000)
  const claimed: string[] = []
  for (let batch = 0; batch < 60; batch += 1)
    claimed.push(...(await claim(0, 50)).messages.map(({ id }) => id))
  expect([claimed.length, new Set(claimed).size]).toEqual([3_000, 3_000])
  expect(await findNextWake(ctx, account.senderId, driverId)).toBeNull()
})

test("a claim costs the same however many campaigns wait", { retry: 2 }, async () => {
  const claimMs = async () => {
    await world.db.$executeRaw`ANALYZE message`
    const startedAtMs = performance.now()
    for (let round = 0; round < 5; round += 1) {
      await claim(10, 20)
      await findNextWake(ctx, account.senderId, driverId)
    }
    return performance.now() - startedAtMs
  }
  await campaignOf(100, 0)
  await claimMs()
  const fewMs = await claimMs()
  await apiCalls(20_000)
  expect((await claimMs()) / fewMs).toBeLessThan(5)
})
