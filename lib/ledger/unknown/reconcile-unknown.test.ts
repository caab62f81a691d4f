import { randomUUID } from "node:crypto"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { beforeEach, expect, test } from "vitest"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { rowsRead } from "#lib/ledger/testing/rows-read.ts"
import { carrierClient, carrierPerFile, sendUnnoted } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import type { Look } from "./lookup-evidence.ts"
import { reconcileUnknown } from "./reconcile-unknown.ts"
import { refreshReceipts } from "./refresh-receipts.ts"
import { deleteFinished, recordUnknown, takeDueUnknown } from "./unknown-looks.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const carrier = carrierPerFile(world, account, { callbacksEnabled: false, sendLatencyMs: 0 })
beforeEach(async () => {
  await world.db.messageLookup.deleteMany()
  await world.db.message.updateMany({ data: { state: "cancelled" } })
})

/** The carrier takes its time to deliver. */
const patience = { timeout: 8_000 }
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000)

/** Messages of unknown fate, handed over half a minute ago. */
async function unknownMessages(addresses: string[], text = `Order ${randomUUID()}`, brand = account) {
  const { messages } = await createTestMessages(world.db, brand, { addresses, text })
  await world.db.message.updateMany({
    where: { id: { in: messages.map(({ id }) => id) } },
    data: { state: "unknown", reason: "no_answer", submittedAt: secondsAgo(30) },
  })
  return { ids: messages.map(({ id }) => id), text }
}

const send = (to: string, body: string, brand = account) =>
  sendUnnoted(world.db, brand, { to, body, baseUrl: carrier.url })
const rowOf = (id = "") => world.db.message.findUniqueOrThrow({ where: { id } })
const lookupOf = async (id = "") => {
  const row = await world.db.messageLookup.findUniqueOrThrow({ where: { messageId: id } })
  return { ...row, listed: row.listed as Look[] }
}
const makeDue = () => world.db.messageLookup.updateMany({ data: { nextAt: secondsAgo(1) } })

test("what the provider has is taken over with its id and its state", async () => {
  const [to = ""] = testAddresses(1)
  const { ids, text } = await unknownMessages([to])
  const sid = await send(to, text)
  await expect.poll(() => statusAtCarrier(sid), patience).toBe("delivered")
  expect(await reconcileUnknown(ctx)).toEqual({ foundCount: 1, openCount: 0 })
  expect(await rowOf(ids[0])).toMatchObject({
    ...{ state: "delivered", providerId: sid, reason: null, errorCode: null },
    deliveredAt: expect.any(Date),
  })
  expect(await world.db.messageLookup.count()).toBe(0)
})

test("what is not there stays unknown, with when it was asked for and what is there instead", async () => {
  const [to = ""] = testAddresses(1, 10)
  const { ids } = await unknownMessages([to])
  const other = await send(to, "Something else")
  expect(await reconcileUnknown(ctx)).toEqual({ foundCount: 0, openCount: 1 })
  expect(await reconcileUnknown(ctx)).toEqual({ foundCount: 0, openCount: 0 })
  const first = await lookupOf(ids[0])
  expect(first).toMatchObject({ lookups: 1 })
  expect(first.listed).toEqual([
    {
      at: expect.any(String),
      answer: "listed",
      listed: [expect.objectContaining({ providerId: other, why: "other_text" })],
    },
  ])
  expect(first.nextAt.getTime() - first.firstAt.getTime()).toBeCloseTo(40_000, -3)
  await makeDue()
  await reconcileUnknown(ctx)
  expect(await lookupOf(ids[0])).toMatchObject({ lookups: 2, firstAt: first.firstAt })
  expect(await rowOf(ids[0])).toMatchObject({ state: "unknown", reason: "no_answer" })
})

test("processes that look at once ask once for each message", async () => {
  const { ids } = await unknownMessages(testAddresses(30, 100))
  const counts = await Promise.all(Array.from({ length: 4 }, () => reconcileUnknown(ctx)))
  expect(counts.reduce((sum, { openCount }) => sum + openCount, 0)).toBe(30)
  for (const id of ids) expect(await lookupOf(id)).toMatchObject({ lookups: 1 })
})

test("two messages with one text to one number never share what the provider has once", async () => {
  const [to = ""] = testAddresses(1, 200)
  const first = await unknownMessages([to])
  const second = await unknownMessages([to], first.text)
  const sid = await send(to, first.text)
  expect(await reconcileUnknown(ctx)).toEqual({ foundCount: 1, openCount: 1 })
  const rows = await Promise.all([rowOf(first.ids[0]), rowOf(second.ids[0])])
  expect(rows.filter(({ providerId }) => providerId === sid)).toHaveLength(1)
  expect(rows.filter(({ state }) => state === "unknown")).toHaveLength(1)
})

test("a provider that does not answer is left alone and asked again later; others are not kept waiting", async () => {
  const [to = ""] = testAddresses(1, 300)
  const { ids, text } = await unknownMessages([to, ...testAddresses(40, 301)])
  await send(to, text)
  await connectTwilio(world.db, account.accountId, { baseUrl: "http://127.0.0.1:9" })
  const healthy = await createTestAccount(world.db)
  await connectTwilio(world.db, healthy.accountId, { baseUrl: carrier.url })
  const [near = ""] = testAddresses(1, 350)
  const answered = await unknownMessages([near], undefined, healthy)
  await send(near, answered.text, healthy)
  expect(await reconcileUnknown(ctx)).toEqual({ foundCount: 1, openCount: 41 })
  const asked = await world.db.messageLookup.findMany({ where: { messageId: { in: ids } } })
  expect(asked.every(({ lookups }) => lookups === 0)).toBe(true)
  expect(asked.flatMap(({ listed }) => listed as Look[]).every(({ answer }) => answer === "no_answer")).toBe(
    true,
  )
  await connectTwilio(world.db, account.accountId, { baseUrl: carrier.url })
  await makeDue()
  await reconcileUnknown(ctx)
  expect((await rowOf(ids[0])).state).not.toBe("unknown")
})

test("a silent provider is left alone by the whole run, however much it owes", async () => {
  let askedCount = 0
  const failing = createServer((_, response) => {
    askedCount += 1
    response.writeHead(503).end("{}")
  })
  await new Promise<void>((resolve) => failing.listen(0, "127.0.0.1", resolve))
  const baseUrl = `http://127.0.0.1:${(failing.address() as AddressInfo).port}`
  await connectTwilio(world.db, account.accountId, { baseUrl })
  await unknownMessages(testAddresses(450, 1_000))
  await reconcileUnknown(ctx)
  failing.close()
  expect(askedCount).toBeGreaterThan(0)
  expect(askedCount).toBeLessThanOrEqual(8)
})

test("after a day nothing is asked any more", async () => {
  const { ids } = await unknownMessages(testAddresses(1, 400))
  for (let look = 0; look < 9; look += 1) {
    expect(await reconcileUnknown(ctx)).toMatchObject({ openCount: 1 })
    if (look < 8) await makeDue()
  }
  const [row] = await world.db.$queryRaw<[{ isOver: boolean; lookups: number }]>`
    SELECT next_at = 'infinity' AS "isOver", lookups FROM message_lookup WHERE message_id = ${ids[0]}::uuid`
  expect(row).toEqual({ isOver: true, lookups: 9 })
})

test("thousands that wait for a person are not read again", async () => {
  await unknownMessages(testAddresses(5_000))
  const options = { limit: 10_000, except: new Set<string>() }
  await world.db.$executeRaw(recordUnknown(options))
  await world.db.$executeRaw`UPDATE message_lookup SET next_at = 'infinity'`
  await world.db.$executeRaw`VACUUM ANALYZE message, message_lookup`
  expect(await rowsRead(world.db, recordUnknown(options))).toBeLessThan(10)
  expect(await rowsRead(world.db, takeDueUnknown(options))).toBeLessThan(10)
})

test("what is handed over again and becomes unknown again is looked up anew", async () => {
  const { ids } = await unknownMessages(testAddresses(1, 450))
  await reconcileUnknown(ctx)
  await world.db.$executeRaw`UPDATE message_lookup SET next_at = 'infinity'`
  await world.db.message.update({ where: { id: ids[0] ?? "" }, data: { submittedAt: secondsAgo(25) } })
  expect(await reconcileUnknown(ctx)).toEqual({ foundCount: 0, openCount: 1 })
  expect(await lookupOf(ids[0])).toMatchObject({ lookups: 1, listed: [{ answer: "listed" }] })
})

test("what is known by now is asked for no more, and its looks are forgotten", async () => {
  const { ids } = await unknownMessages(testAddresses(3, 460))
  await reconcileUnknown(ctx)
  await makeDue()
  await world.db
    .$executeRaw`UPDATE message_lookup SET next_at = 'infinity' WHERE message_id = ${ids[1]}::uuid`
  await world.db.message.updateMany({ where: { id: { in: ids.slice(0, 2) } }, data: { state: "delivered" } })
  expect(await reconcileUnknown(ctx)).toEqual({ foundCount: 0, openCount: 1 })
  expect(await world.db.messageLookup.count()).toBe(2)
  await deleteFinished(world.db)
  expect(await lookupOf(ids[2])).toMatchObject({ lookups: 2 })
  expect(await world.db.messageLookup.count()).toBe(1)
})

test("a message whose callbacks got lost gets the state that the provider has", async () => {
  const [lost = ""] = testAddresses(1, 500)
  const noReceipt = "+12125550156"
  const sids = [await send(lost, "Lost"), await send(noReceipt, "No receipt")]
  await expect.poll(() => statusAtCarrier(sids[0]), patience).toBe("delivered")
  await expect.poll(() => statusAtCarrier(sids[1]), patience).toBe("sent")
  const { messages } = await createTestMessages(world.db, account, { addresses: [lost, noReceipt] })
  for (const [index, { id }] of messages.entries())
    await world.db.message.update({
      where: { id },
      data: { state: "accepted", providerId: sids[index] ?? "", submittedAt: secondsAgo(1_000) },
    })
  expect(await refreshReceipts(ctx)).toEqual({ foundCount: 1, openCount: 1, failedCount: 0 })
  expect(await refreshReceipts(ctx)).toEqual({ foundCount: 0, openCount: 0, failedCount: 0 })
  const rows = await Promise.all(messages.map(({ id }) => rowOf(id)))
  expect(rows.map(({ state }) => state)).toEqual(["delivered", "sent"])
})

test("three days without a receipt: taken becomes failed, sent stays, counted by a person stays", async () => {
  const ago = { submittedAt: secondsAgo(73 * 3_600) }
  const { messages } = await createTestMessages(world.db, account, { addresses: testAddresses(4, 600) })
  const states = [
    { state: "accepted", providerId: "SMaccepted", ...ago },
    { state: "sent", providerId: "SMsent", ...ago },
    { state: "accepted", reason: "counted_as_sent", ...ago },
    { state: "accepted", providerId: "SMyoung", submittedAt: secondsAgo(71 * 3_600) },
  ] as const
  for (const [index, { id }] of messages.entries())
    await world.db.message.update({ where: { id }, data: { ...states[index] } })
  expect(await refreshReceipts(ctx)).toMatchObject({ failedCount: 1 })
  const rows = await Promise.all(messages.map(({ id }) => rowOf(id)))
  expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
    ["failed", "no_receipt"],
    ["sent", null],
    ["accepted", "counted_as_sent"],
    ["accepted", null],
  ])
})

async function statusAtCarrier(sid = "") {
  return (await carrierClient(carrier.url).messages(sid).fetch()).status
}
