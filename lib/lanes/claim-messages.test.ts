import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { createTestConversation } from "#lib/conversations/testing/test-conversations.ts"
import { submitMessages } from "#lib/ledger/sending/submit-messages.ts"
import { sweepMessages } from "#lib/ledger/sending/sweep-messages.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { type Database, openDatabase } from "#lib/platform/db.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { type Claim, claimMessages } from "./claim-messages.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const driverId = randomUUID()
const claim = (ratePerSecond?: number, segments?: number) =>
  claimMessages(ctx, { laneId: account.senderId, driverId, batchSize: 100, ratePerSecond, segments })

test("a claim takes as many segments as its driver asks for, and the last message whole", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(30), segments: 4 })
  const taken = async (segments: number) => (await claim(10, segments)).messages.length
  expect([await taken(10), await taken(1), await taken(4), await taken(0)]).toEqual([3, 1, 1, 0])
})

test("of processes that claim a lane at the same time one gets it", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(60) })
  const processes = Array.from({ length: 4 }, () => openDatabase(world.databaseUrl, 2))
  const request = { laneId: account.senderId, batchSize: 100, ratePerSecond: 10 }
  const claims = await Promise.all(
    processes.map((db) => claimMessages({ ...ctx, db }, { ...request, driverId: randomUUID() })),
  )
  await Promise.all(processes.map((db) => db.$disconnect()))
  expect(claims.filter(({ ratePerSecond }) => ratePerSecond !== null)).toHaveLength(1)
  expect(claims.flatMap(({ messages }) => messages)).toHaveLength(60)
})

test("lanes of many accounts are claimed in one statement, each for itself", async () => {
  const others = await Promise.all([1, 2, 3].map(() => createTestAccount(world.db)))
  const all = [account, ...others]
  for (const [index, each] of all.entries())
    await createTestMessages(world.db, each, { addresses: testAddresses(10, index * 10) })
  const [resting = account] = others
  const soon = new Date(Date.now() + 60_000)
  await world.db.lane.update({ where: { id: resting.senderId }, data: { backoffUntil: soon } })
  const claims = await Promise.all(
    all.map(({ senderId: laneId }, index) =>
      claimMessages(ctx, { laneId, driverId: randomUUID(), batchSize: 2 + index, ratePerSecond: 0 }),
    ),
  )
  expect(claims.map(({ messages }) => messages.length)).toEqual([2, 0, 4, 5])
  const ids = claims.map(({ messages }) => messages.map(({ id }) => id))
  const rows = await world.db.message.findMany({ where: { id: { in: ids.flat() } } })
  for (const [index, each] of all.entries())
    expect(
      rows.filter(({ id }) => ids[index]?.includes(id)).every(({ laneId }) => laneId === each.senderId),
    ).toBe(true)
})

test("a lane that cannot be claimed takes no other with it", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(2) })
  const request = { driverId: randomUUID(), batchSize: 5, ratePerSecond: 0 }
  const claims = await Promise.allSettled(
    ["no lane at all", account.senderId].map((laneId) => claimMessages(ctx, { ...request, laneId })),
  )
  expect(claims).toMatchObject([
    { status: "rejected" },
    { status: "fulfilled", value: { messages: [{}, {}] } },
  ])
})

test("a new driver learns where the last one ended, or that it died", async () => {
  const take = async (driver: string) =>
    (
      await claimMessages(ctx, {
        laneId: account.senderId,
        driverId: driver,
        batchSize: 1,
        ratePerSecond: 10,
      })
    ).takenOver
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()] as const
  expect(await take(first)).toBeNull()
  expect(await take(first)).toBeNull()
  const handover = { by: randomUUID(), arrivals: [[100, 4]] }
  await world.db.lane.update({
    where: { id: account.senderId },
    data: { driverId: null, drivenUntil: null, handover, handedOverAt: new Date(Date.now() - 500) },
  })
  const taken = await take(second)
  expect(taken).toMatchObject({ handover })
  expect(taken?.agoMs).toBeGreaterThanOrEqual(499)
  const drivenUntil = new Date(Date.now() - 2_000)
  await world.db.lane.update({ where: { id: account.senderId }, data: { drivenUntil } })
  const died = await take(third)
  expect(died?.handover).toBeNull()
  expect(died?.agoMs).toBeGreaterThanOrEqual(1_999)
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
  const { messages } = await claim(10)
  const past = new Date(Date.now() - 1000)
  await world.db.message.updateMany({ where: { campaignId }, data: { leaseUntil: past } })
  await world.db.message.update({ where: { id: messages[0]?.id ?? "" }, data: { state: "submitted" } })
  expect(await sweepMessages(ctx)).toMatchObject({ releasedCount: 1, unknownCount: 1 })
  const tally = (await getTallies(world.db, [campaignId])).get(campaignId)
  expect(tally).toMatchObject({ total: 2, byStatus: { pending: 1, unknown: 1 } })
})

test("with the pace lifted the claim is the intent: who dies with it leaves it unknown, and it is not claimed again", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(3) })
  expect(await claim(0)).toMatchObject({ isIntended: true, messages: [{}, {}, {}] })
  const rows = await messagesOf(world.db, campaignId)
  expect(rows.map(({ state, submittedAt }) => [state, submittedAt instanceof Date])).toEqual(
    Array(3).fill(["submitted", true]),
  )
  expect((await claim(0)).messages).toEqual([])
  await world.db.message.updateMany({ where: { campaignId }, data: { leaseUntil: new Date(0) } })
  expect(await sweepMessages(ctx)).toMatchObject({ releasedCount: 0, unknownCount: 3 })
})

/** A database whose answer to the next claim gets lost: the connection breaks when Postgres has made it. */
function losesOneAnswer(db: Database): Database {
  let isLost = false
  const queryRaw = async (sql: Prisma.Sql) => {
    const rows = await db.$queryRaw(sql)
    if (isLost || !/next_state/.test(sql.text)) return rows
    isLost = true
    throw new Error("Connection terminated")
  }
  return new Proxy(db, { get: (target, key) => (key === "$queryRaw" ? queryRaw : Reflect.get(target, key)) })
}

test.each([0, 10])(
  "at a pace of %i/s a claim whose answer got lost strands nothing: it is put back and made again",
  async (ratePerSecond) => {
    const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(5) })
    const db = losesOneAnswer(world.db)
    const request = { laneId: account.senderId, driverId, batchSize: 3, ratePerSecond }
    await expect(claimMessages({ ...ctx, db }, request)).rejects.toThrow("Connection terminated")
    const rows = await messagesOf(world.db, campaignId)
    expect(rows.map(({ state, claimToken, submittedAt }) => [state, claimToken, submittedAt])).toEqual(
      Array(5).fill(["pending", null, null]),
    )
    expect((await claimMessages({ ...ctx, db }, { ...request, batchSize: 9 })).messages).toHaveLength(5)
  },
)

test("of two claims of one message that are handed over at once only the later may send it", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  const stale = await claim(10)
  await world.db.message.updateMany({ where: { campaignId }, data: { state: "pending", claimToken: null } })
  const valid = await claim(10)
  const ids = valid.messages.map(({ id }) => id)
  expect(ids).toEqual(stale.messages.map(({ id }) => id))
  const submit = ({ token, messages }: Claim) => submitMessages(ctx, { token, messages })
  expect(await Promise.all([submit(stale), submit(valid)])).toEqual([new Set(), new Set(ids)])
})
