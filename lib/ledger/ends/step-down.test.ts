import { beforeEach, expect, test } from "vitest"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { connectTwilio, statusWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import { closeMonths, listOpenMonths } from "#lib/ledger/open-months.ts"
import { settleMessages } from "#lib/ledger/sending/settle-messages.ts"
import { addTestLegs } from "#lib/ledger/testing/test-legs.ts"
import { createTestMessages, testAddresses, thisMonth } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import type { Channel } from "#prisma/generated/enums.ts"

const landline = 30006
const gone = 30005

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
let nextAddress = 0
beforeEach(() => connectTwilio(world.db, account.accountId))

/** A message that the provider took on its first leg, with more of them. */
async function sent(channels: Channel[] = ["whatsapp"]) {
  const addresses = testAddresses(1, nextAddress++)
  const { campaignId } = await createTestMessages(world.db, account, { addresses, state: "accepted" })
  const where = { campaignId }
  await world.db.message.updateMany({
    where,
    data: { providerId: testSid(1), submittedAt: new Date(), place: "Europe/Paris" },
  })
  const message = await world.db.message.findFirstOrThrow({ where })
  await addTestLegs(world.db, message, channels)
  return { ...message, campaignId }
}

const report = (
  messageId: string,
  status: string,
  { errorCode, leg }: { errorCode?: number; leg?: number } = {},
) =>
  receiveStatus(
    ctx,
    statusWebhook(account.accountId, { status, errorCode, leg, messageId, sid: testSid(leg ?? 1) }),
  )
const rowOf = (id: string) => world.db.message.findFirstOrThrow({ where: { id } })
const attemptsOf = (messageId: string) =>
  world.db.messageAttempt.findMany({ where: { messageId }, orderBy: { leg: "asc" } })
const release = () => releaseHeld(ctx, { maxRunMs: 10_000 })
const claim = () =>
  claimMessages(ctx, {
    laneId: account.senderId,
    driverId: account.senderId,
    batchSize: 10,
    ratePerSecond: 0,
  })

test("who cannot be reached on one channel is written to on the next, and what became of the first is kept", async () => {
  const { id, campaignId, address } = await sent()
  await report(id, "undelivered", { errorCode: landline })
  const row = await rowOf(id)
  expect(row).toMatchObject({
    ...{ leg: 2, initialChannel: "sms", channel: "whatsapp", body: "Leg 2", segments: 2, address, line: 1 },
    ...{ state: "held", reason: null, errorCode: null, providerId: null, submittedAt: null, endedAt: null },
  })
  const [over] = await attemptsOf(id)
  expect(over).toMatchObject({
    ...{ leg: 1, channel: "sms", body: "Your order is ready", segments: 1, providerId: testSid(1) },
    ...{ state: "failed", reason: "provider_not_eligible", errorCode: landline },
  })
  expect(over?.endedAt).not.toBeNull()
  await release()
  const { messages } = await claim()
  expect(messages).toMatchObject([{ id, leg: 2, address, body: "Leg 2", segments: 2 }])
  expect((await getTallies(world.db, [campaignId])).get(campaignId)).toMatchObject({ total: 1, segments: 2 })
})

test("what the provider wants beside a body goes with its leg", async () => {
  const { id, campaignId } = await sent()
  const [first, second] = [{ contentSid: "HX1" }, { contentSid: "HX2" }]
  await world.db.message.updateMany({ where: { campaignId }, data: { payload: first } })
  await world.db.messageAttempt.updateMany({ where: { messageId: id }, data: { payload: second } })
  await report(id, "undelivered", { errorCode: landline })
  expect(await attemptsOf(id)).toMatchObject([{ leg: 1, payload: first }])
  await release()
  expect((await claim()).messages).toMatchObject([{ id, leg: 2, payload: second }])
})

test("what was looked up about a leg is no evidence about the next", async () => {
  const { id, month } = await sent()
  await world.db.message.updateMany({ where: { id }, data: { state: "unknown" } })
  const at = new Date()
  await world.db.messageLookup.create({
    data: { messageId: id, month, lookups: 2, firstAt: at, lastAt: at, nextAt: at },
  })
  await report(id, "undelivered", { errorCode: landline })
  expect(await rowOf(id)).toMatchObject({ leg: 2, state: "held" })
  expect(await world.db.messageLookup.count({ where: { messageId: id } })).toBe(0)
})

test("the provider's answer to the request steps down as its callback does", async () => {
  const { id, campaignId } = await sent()
  const token = "6f9619ff-8b86-4011-b42d-00cf4fc964ff"
  await world.db.message.updateMany({
    where: { campaignId },
    data: { state: "submitted", claimToken: token },
  })
  const outcome = { kind: "failed", errorClass: "not_eligible", errorCode: 21614 } as const
  await settleMessages(ctx, [{ id, month: thisMonth, token, outcome }])
  expect(await rowOf(id)).toMatchObject({ leg: 2, state: "held", claimToken: null })
  await settleMessages(ctx, [{ id, month: thisMonth, token, outcome }])
  expect(await rowOf(id)).toMatchObject({ leg: 2, state: "held" })
})

test("each leg is stepped down from once, and after the last the failure stays", async () => {
  const { id } = await sent(["whatsapp", "inapp"])
  await Promise.all(["undelivered", "failed"].map((status) => report(id, status, { errorCode: landline })))
  expect(await rowOf(id)).toMatchObject({ leg: 2 })
  await report(id, "failed", { errorCode: landline, leg: 2 })
  await report(id, "failed", { errorCode: landline, leg: 3 })
  expect(await rowOf(id)).toMatchObject({
    ...{ leg: 3, channel: "inapp", initialChannel: "sms", state: "failed", reason: "provider_not_eligible" },
  })
  expect((await attemptsOf(id)).map(({ leg, channel }) => [leg, channel])).toEqual([
    [1, "sms"],
    [2, "whatsapp"],
  ])
})

test.each([
  ["a number that is not in use", () => ({ errorCode: gone })],
  ["an opt-out", () => ({ errorCode: 21610 })],
  ["an error of the carrier", () => ({ errorCode: 30008 })],
])("%s is no reason to try another channel", async (_, error) => {
  const { id } = await sent()
  await report(id, "undelivered", error())
  expect(await rowOf(id)).toMatchObject({ leg: 1, channel: "sms" })
  expect((await attemptsOf(id)).map(({ leg }) => leg)).toEqual([2])
})

test("late word of a leg that is over is kept with it; the next leg does not move", async () => {
  const { id } = await sent()
  await report(id, "undelivered", { errorCode: landline })
  await report(id, "delivered")
  await report(id, "sent")
  expect(await rowOf(id)).toMatchObject({ leg: 2, state: "held", deliveredAt: null, providerId: null })
  expect((await attemptsOf(id))[0]).toMatchObject({ leg: 1, state: "delivered", errorCode: landline })
  expect((await attemptsOf(id))[0]?.deliveredAt).not.toBeNull()
})

test("an opt-out that is heard of late counts for the address and channel of its own leg", async () => {
  const { id, addressKey } = await sent()
  await report(id, "undelivered", { errorCode: landline })
  await report(id, "failed", { errorCode: 21610 })
  const where = { accountId: account.accountId }
  expect(await world.db.suppression.findMany({ where })).toMatchObject([{ channel: "sms", addressKey }])
  expect(await rowOf(id)).toMatchObject({ leg: 2, state: "held" })
})

test("word of a leg that has not begun changes nothing", async () => {
  const { id } = await sent()
  await report(id, "delivered", { leg: 2 })
  expect(await rowOf(id)).toMatchObject({ leg: 1, state: "accepted" })
  expect(await attemptsOf(id)).toMatchObject([{ leg: 2, state: "pending", providerId: null }])
})

test("the gates of the next leg are its own channel's", async () => {
  const { id, address } = await sent()
  await optOut(world.db, account, address)
  await report(id, "undelivered", { errorCode: landline })
  await release()
  expect((await claim()).messages.map((message) => message.id)).toEqual([id])
})

test("nobody gets a campaign twice: an address that has a message of it already gets no second", async () => {
  const { id, campaignId, month, address } = await sent(["sms"])
  const { addressKey } = await world.db.messageAttempt.findFirstOrThrow({ where: { messageId: id } })
  await world.db.message.updateMany({ where: { campaignId }, data: { addressKey: "of another channel" } })
  await world.db.message.create({
    data: {
      ...{ accountId: account.accountId, campaignId, month, laneId: account.senderId, channel: "sms" },
      ...{ address, addressKey, line: 2, body: "Hi", segments: 1 },
    },
  })
  await report(id, "undelivered", { errorCode: landline })
  expect(await rowOf(id)).toMatchObject({ leg: 1, state: "failed" })
})

test("nothing more is tried for a campaign that was cancelled", async () => {
  const { id, campaignId } = await sent()
  await world.db.campaign.update({ where: { id: campaignId }, data: { stage: "cancelled" } })
  await report(id, "undelivered", { errorCode: landline })
  expect(await rowOf(id)).toMatchObject({ leg: 1, state: "failed" })
})

test("a campaign that is cancelled between two legs sends no second", async () => {
  const { id, campaignId } = await sent()
  await report(id, "undelivered", { errorCode: landline })
  await cancelCampaign(ctx, { campaignId })
  expect(await rowOf(id)).toMatchObject({ leg: 2, state: "cancelled" })
  await release()
  expect((await claim()).messages).toEqual([])
})

test("a month that was closed is open again for the next leg", async () => {
  await world.db.message.updateMany({ data: { state: "delivered" } })
  const { id } = await sent()
  await closeMonths(ctx)
  expect(await listOpenMonths(world.db)).not.toContain(thisMonth)
  await report(id, "undelivered", { errorCode: landline })
  expect(await listOpenMonths(world.db)).toContain(thisMonth)
})
