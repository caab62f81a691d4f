import { beforeEach, expect, test } from "vitest"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { rowsRead } from "#lib/ledger/testing/rows-read.ts"
import { carrierClient, carrierPerFile, sendUnnoted } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { takeDueReceipts } from "./receipt-looks.ts"
import { refreshReceipts } from "./refresh-receipts.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const carrier = carrierPerFile(world, account, { callbacksEnabled: false, sendLatencyMs: 0 })
beforeEach(() => world.db.message.updateMany({ data: { state: "cancelled" } }))

/** The carrier takes its time to deliver. */
const patience = { timeout: 8_000 }
const minute = 60
const noReceipt = "+12125550156"

/** Messages that the provider took a moment ago, none of which will get its receipt. */
async function taken(addresses: string[], state: "accepted" | "sent" = "accepted", providerId = "SMgone") {
  const { campaignId, messages } = await createTestMessages(world.db, account, { addresses })
  const data = { state, providerId, submittedAt: new Date() }
  await world.db.message.updateMany({ where: { campaignId }, data })
  return { campaignId, ids: messages.map(({ id }) => id) }
}

/** Lets time pass for every message, by moving what happened into the past. */
const pass = (seconds: number) => world.db.$executeRaw`
  UPDATE message SET submitted_at = submitted_at - make_interval(secs => ${seconds}::float8),
    receipt_from = receipt_from - make_interval(secs => ${seconds}::float8)
  WHERE state IN ('accepted', 'sent')`

const rowOf = (id = "") => world.db.message.findUniqueOrThrow({ where: { id } })
const quiet = { foundCount: 0, openCount: 0, failedCount: 0 }

test("10,000 messages whose look is not due are not read", async () => {
  const looked = await taken(testAddresses(5_000))
  await world.db.$executeRaw`UPDATE message SET submitted_at = now() - interval '2 hours',
    receipt_from = now() + interval '3 hours' WHERE campaign_id = ${looked.campaignId}`
  await taken(testAddresses(5_000, 5_000), "sent")
  await world.db.$executeRaw`ANALYZE message`
  const options = { limit: 200, except: new Set<string>() }
  expect(await rowsRead(world.db, takeDueReceipts(options))).toBeLessThan(10)
  expect(await refreshReceipts(ctx)).toEqual(quiet)
})

test("over three days: asked for after 15 minutes, 1, 6, 24 and 71 hours, and then no more", async () => {
  const sid = await sendUnnoted(world.db, account, { to: noReceipt, body: "Hello", baseUrl: carrier.url })
  await expect.poll(() => statusAtCarrier(sid), patience).toBe("sent")
  const { ids } = await taken([noReceipt], "sent", sid)
  const looksAt: number[] = []
  for (let at = 15; at <= 74 * 60; at += 15) {
    await pass(15 * minute)
    const counts = await refreshReceipts(ctx)
    if (counts.openCount > 0) looksAt.push(at)
  }
  expect(looksAt).toEqual([15, 60, 360, 1_440, 4_260])
  expect(await rowOf(ids[0])).toMatchObject({ state: "sent", reason: null, endedAt: null })
  await pass(500 * 60 * minute)
  expect(await refreshReceipts(ctx)).toEqual(quiet)
})

test("what the provider has forgotten fails after 72 hours, not before", async () => {
  const { ids } = await taken(testAddresses(1))
  await pass(72 * 60 * minute - 30)
  expect(await refreshReceipts(ctx)).toEqual({ foundCount: 0, openCount: 1, failedCount: 0 })
  await pass(60)
  expect(await refreshReceipts(ctx)).toEqual({ foundCount: 0, openCount: 0, failedCount: 1 })
  expect(await rowOf(ids[0])).toMatchObject({ state: "failed", reason: "no_receipt" })
  expect(await refreshReceipts(ctx)).toEqual(quiet)
})

test("a provider that does not answer is asked again by the next run, and no look is lost", async () => {
  await taken(testAddresses(1))
  await pass(16 * minute)
  await connectTwilio(world.db, account.accountId, { baseUrl: "http://127.0.0.1:9" })
  expect(await refreshReceipts(ctx)).toMatchObject({ foundCount: 0, openCount: 1 })
  expect(await refreshReceipts(ctx)).toEqual(quiet)
  await connectTwilio(world.db, account.accountId, { baseUrl: carrier.url })
  await pass(5 * minute)
  expect(await refreshReceipts(ctx)).toMatchObject({ openCount: 1 })
  await pass(5 * minute)
  expect(await refreshReceipts(ctx)).toEqual(quiet)
})

test("processes that ask at once ask once for each message", async () => {
  await taken(testAddresses(30))
  await pass(16 * minute)
  const counts = await Promise.all(Array.from({ length: 4 }, () => refreshReceipts(ctx)))
  expect(counts.reduce((sum, { openCount }) => sum + openCount, 0)).toBe(30)
})

test("processes that end the wait at once fail each message once", async () => {
  await taken(testAddresses(300))
  await pass(73 * 60 * minute)
  const counts = await Promise.all(Array.from({ length: 4 }, () => refreshReceipts(ctx)))
  expect(counts.reduce((sum, { failedCount }) => sum + failedCount, 0)).toBe(300)
})

async function statusAtCarrier(sid = "") {
  return (await carrierClient(carrier.url).messages(sid).fetch()).status
}
