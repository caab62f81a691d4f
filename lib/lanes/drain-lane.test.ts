import { randomUUID } from "node:crypto"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { acceptedSince, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { reconcileUnknown } from "#lib/ledger/unknown/reconcile-unknown.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { drainLane } from "./drain-lane.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const carrier = carrierPerFile(world, account, { callbacksEnabled: false })

const drain = (maxRunMs = 5_000) => drainLane(ctx, { laneId: account.senderId, maxRunMs })
const setRate = (ratePerSecond: number) =>
  world.db.lane.update({ where: { id: account.senderId }, data: { ratePerSecond } })
const rowsOf = (campaignId: string) => messagesOf(world.db, campaignId)

/** A number whose last two digits tell the carrier how to behave (sandbox/carrier/README.md). */
const magic = (ending: string) => `+1212555${"01"}${ending}`

test("sends everything that is due, once, and records the provider's ids", async () => {
  await setRate(1000)
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(400) })
  expect(await drain(20_000)).toEqual({ wakeAt: null })
  const rows = await rowsOf(campaignId)
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["accepted"]))
  expect(new Set(rows.map(({ providerId }) => providerId)).size).toBe(400)
  expect((await getTallies(world.db, [campaignId])).get(campaignId)).toMatchObject({
    total: 400,
    byStatus: { sent: 400 },
  })
})

test("what was claimed beside a message whose window is over is sent, also when that one cannot be held", async () => {
  await setRate(0)
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(20, 600) })
  const [over] = await rowsOf(campaignId)
  await world.db.message.updateMany({ where: { id: over?.id ?? "" }, data: { closesAt: new Date() } })
  const executeRaw = (sql: TemplateStringsArray | Prisma.Sql, ...values: unknown[]) =>
    /'outside_window'/.test("sql" in sql ? sql.sql : sql.join(""))
      ? Promise.reject(new Error("Connection terminated"))
      : world.db.$executeRaw(sql, ...values)
  const db = new Proxy(world.db, {
    get: (target, key) => (key === "$executeRaw" ? executeRaw : Reflect.get(target, key)),
  })
  await expect(drainLane({ ...ctx, db }, { laneId: account.senderId })).rejects.toThrow(
    "Connection terminated",
  )
  const states = (await rowsOf(campaignId)).map(({ state }) => state)
  expect(states).toEqual(["held", ...Array(19).fill("accepted")])
})

test("two processes on one lane send each message once", async () => {
  await setRate(500)
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(200, 1000) })
  await Promise.all([drain(), drain(), drain()])
  expect(await carrierCount(testAddresses(200, 1000))).toBe(200)
  expect((await rowsOf(campaignId)).every(({ attempts }) => attempts === 1)).toBe(true)
})

// It measures time, and a machine that stalls for a moment is no fault of the lane.
test("never more than the rate in any one-second window, and most of it used", { retry: 2 }, async () => {
  await setRate(20)
  const addresses = testAddresses(70, 2000)
  const since = Date.now()
  await createTestMessages(world.db, account, { addresses })
  await Promise.all([drain(10_000), drain(10_000)])
  const times = await acceptedAt(since, addresses)
  expect(times).toHaveLength(70)
  expect(mostInOneSecond(times)).toBeLessThanOrEqual(20)
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
  expect(69 / seconds).toBeGreaterThan(20 * 0.95)
})

test("each refusal ends where it belongs", async () => {
  await setRate(1000)
  const cases = {
    "+15005550001": ["failed", "provider_permanent", 21211],
    "+15005550004": ["skipped", "opted_out", 21610],
    "+15005550009": ["failed", "provider_not_eligible", 21614],
    "+15005550003": ["failed", "provider_configuration", 21408],
    [magic("62")]: ["unknown", "no_answer", 20500],
    [magic("63")]: ["unknown", "no_answer", 20500],
    [magic("64")]: ["unknown", "no_answer", null],
    [magic("00")]: ["accepted", null, null],
  } as const
  const { campaignId } = await createTestMessages(world.db, account, { addresses: Object.keys(cases) })
  await drain()
  const rows = await rowsOf(campaignId)
  const outcome = Object.fromEntries(rows.map((row) => [row.address, [row.state, row.reason, row.errorCode]]))
  expect(outcome).toEqual(cases)
  expect(await world.db.suppression.findFirst({ where: { accountId: account.accountId } })).toMatchObject({
    address: "+15005550004",
    source: "provider",
  })
})

test("what the provider refused for lack of capacity is sent later and never counted as failed", async () => {
  await setRate(1000)
  const { campaignId } = await createTestMessages(world.db, account, {
    addresses: [magic("60"), magic("01")],
  })
  await drain(8_000)
  const rows = await rowsOf(campaignId)
  expect(rows.map(({ state, attempts }) => [state, attempts])).toEqual([
    ["accepted", 2],
    ["accepted", 1],
  ])
})

test("an unknown message is found in the provider's list; one that is not there stays unknown", async () => {
  await setRate(1000)
  const { campaignId } = await createTestMessages(world.db, account, {
    addresses: [magic("63"), magic("62")],
    text: `Order ${randomUUID()}`,
  })
  await drain()
  await world.db.message.updateMany({
    where: { campaignId },
    data: { submittedAt: new Date(Date.now() - 30_000) },
  })
  expect(await reconcileUnknown(ctx)).toMatchObject({ foundCount: 1 })
  const rows = await rowsOf(campaignId)
  expect(rows.map(({ state }) => state === "unknown")).toEqual([false, true])
  expect(rows[0]?.providerId).toMatch(/^SM/)
})

test("wrong credentials stop the lane with the reason and lose nothing", async () => {
  await connectTwilio(world.db, account.accountId, { authToken: "wrong", baseUrl: carrier.url })
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(3, 5000) })
  const { wakeAt } = await drain()
  expect((wakeAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(30_000)
  expect((await rowsOf(campaignId)).every(({ state }) => state === "pending")).toBe(true)
  const lane = await world.db.lane.findUniqueOrThrow({ where: { id: account.senderId } })
  expect(lane.problem).toBeTruthy()
})

test("a provider that cannot be reached leaves the messages pending", async () => {
  await connectTwilio(world.db, account.accountId, { baseUrl: "http://127.0.0.1:9" })
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(3, 6000) })
  const { wakeAt } = await drain(1_000)
  expect(wakeAt).not.toBeNull()
  expect(
    (await rowsOf(campaignId)).every(({ state, submittedAt }) => state === "pending" && !submittedAt),
  ).toBe(true)
})

test("a lane of another account is not drained", async () => {
  const other = await createTestAccount(world.db)
  const { campaignId } = await createTestMessages(world.db, other, { addresses: testAddresses(1, 7000) })
  await drainLane(ctx, { laneId: other.senderId })
  expect((await rowsOf(campaignId))[0]?.state).toBe("pending")
})

async function acceptedAt(since: number, addresses: string[]): Promise<number[]> {
  return (await acceptedSince(carrier, since))
    .filter(({ to }) => addresses.includes(to))
    .map(({ atMs }) => atMs)
    .sort((a, b) => a - b)
}

const carrierCount = async (addresses: string[]) => (await acceptedAt(0, addresses)).length

function mostInOneSecond(times: number[]): number {
  return Math.max(
    ...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length),
  )
}

test("a sender that is switched off on the way ends the run", async () => {
  await setRate(1)
  await createTestMessages(world.db, account, { addresses: testAddresses(5, 9000) })
  const startedAtMs = performance.now()
  const run = drain(10_000)
  await sleep(300)
  await world.db.sender.update({ where: { id: account.senderId }, data: { enabled: false } })
  expect(await run).toEqual({ wakeAt: null })
  expect(performance.now() - startedAtMs).toBeLessThan(5_000)
})

test("a provider that fails on everything gets less and less to fail on", async () => {
  const failing = createServer((_, response) => response.writeHead(503).end("{}"))
  await connectTo(failing)
  await setRate(100)
  await createTestMessages(world.db, account, { addresses: testAddresses(900, 8000) })
  await drain(4_000)
  failing.close()
  const lane = await world.db.lane.findUniqueOrThrow({ where: { id: account.senderId } })
  expect(lane.throttleCount).toBeGreaterThanOrEqual(2)
  expect(lane.backoffUntil).not.toBeNull()
})

test("what no connection is free for goes back to wait, and leaves nothing behind the run", {
  timeout: 40_000,
}, async () => {
  const arrivals: number[] = []
  const slow = createServer(async (_, response) => {
    arrivals.push(performance.now())
    await sleep(2_000)
    response.writeHead(201).end(JSON.stringify({ sid: `SM${arrivals.length}` }))
  })
  await connectTo(slow)
  await setRate(300)
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(900, 7000) })
  await drain(2_000)
  const endedAtMs = performance.now()
  const underWay = () =>
    world.db.message.count({ where: { campaignId, state: { in: ["claimed", "submitted"] } } })
  await expect.poll(underWay, { timeout: 15_000 }).toBe(0)
  slow.close()
  expect(arrivals.filter((atMs) => atMs > endedAtMs + 1_500)).toEqual([])
  const states = new Set((await rowsOf(campaignId)).map(({ state }) => state))
  expect(states).toEqual(new Set(["accepted", "pending"]))
})

/** Makes a server of the test's own the account's provider. */
async function connectTo(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  await connectTwilio(world.db, account.accountId, { baseUrl: `http://127.0.0.1:${port}` })
}
