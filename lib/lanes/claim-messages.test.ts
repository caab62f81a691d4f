import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { readTallies } from "#lib/campaigns/progress/read-tallies.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { createTestConversation } from "#lib/conversations/testing/test-conversations.ts"
import { sweepMessages } from "#lib/messages/sweep-messages.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/messages/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { claimMessages } from "./claim-messages.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const driverId = randomUUID()
const claim = (ratePerSecond?: number) =>
  claimMessages(ctx, { laneId: account.senderId, driverId, batchSize: 100, ratePerSecond })

test("slots are counted in segments and spread over the second", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(30), segments: 2 })
  const { messages } = await claim(10)
  expect(messages).toHaveLength(5)
  const gaps = messages.slice(1).map((message, index) => message.delayMs - (messages[index]?.delayMs ?? 0))
  for (const gap of gaps) expect(gap).toBeCloseTo(201.2, 0)
})

test("processes that claim at the same time share one clock and no message", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(60) })
  const startedAt = performance.now()
  const claims = await Promise.all(Array.from({ length: 8 }, () => claim(20)))
  const ids = claims.flatMap(({ messages }) => messages.map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)
  const passedSeconds = (performance.now() - startedAt) / 1000
  expect(ids.length).toBeLessThanOrEqual(20 + Math.ceil(passedSeconds * 20))
  expect(ids.length).toBeGreaterThanOrEqual(18)
})

test("with the pace lifted a whole batch goes at once", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(120) })
  const { messages } = await claim(0)
  expect(messages).toHaveLength(100)
  expect(messages.every(({ delayMs }) => delayMs === 0)).toBe(true)
})

test("a suppressed recipient and one with an open conversation are skipped with their reason and cost no slot", async () => {
  const [suppressed = "", talking = "", free = ""] = testAddresses(3)
  await optOut(world.db, account, suppressed)
  await createTestConversation(world.db, account, talking)
  const { campaignId } = await createTestMessages(world.db, account, {
    addresses: [suppressed, talking, free],
  })
  const { messages, skippedCount } = await claim(10)
  expect([messages.map(({ address }) => address), skippedCount]).toEqual([[free], 2])
  const rows = await messagesOf(world.db, campaignId)
  expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
    ["skipped", "opted_out"],
    ["skipped", "open_conversation"],
    ["claimed", null],
  ])
})

test("another account's suppression and a closed conversation do not hold a message back", async () => {
  const [address = ""] = testAddresses(1)
  const other = await createTestAccount(world.db)
  await optOut(world.db, other, address)
  await createTestConversation(world.db, account, address, { closedAt: new Date() })
  await createTestMessages(world.db, account, { addresses: [address] })
  expect((await claim()).messages).toHaveLength(1)
})

test("a resting lane gives nothing", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(2) })
  await world.db.lane.update({
    where: { id: account.senderId },
    data: { backoffUntil: new Date(Date.now() + 60_000) },
  })
  expect((await claim(0)).messages).toEqual([])
})

test("a claim whose lease ran out returns to pending; a message handed over becomes unknown", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(2) })
  const { messages } = await claim(0)
  const past = new Date(Date.now() - 1000)
  await world.db.message.updateMany({ where: { campaignId }, data: { leaseUntil: past } })
  await world.db.message.update({ where: { id: messages[0]?.id ?? "" }, data: { state: "submitted" } })
  expect(await sweepMessages(ctx)).toMatchObject({ releasedCount: 1, unknownCount: 1 })
  const tally = (await readTallies(world.db, [campaignId])).get(campaignId)
  expect(tally).toMatchObject({ total: 2, byStatus: { pending: 1, unknown: 1 } })
})
