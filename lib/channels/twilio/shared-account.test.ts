import { beforeEach, expect, test } from "vitest"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { createTestMessages } from "#lib/ledger/testing/test-messages.ts"
import { seal } from "#lib/platform/crypto.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForgedWebhookError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { connectTwilio, inboundWebhook, signedWebhook, testSid, testTwilio } from "./testing/test-webhooks.ts"

const world = worldPerFile()
let now: Date
const { account, ctx } = accountPerTest(world, { clock: { now: () => now } })
const other = filledBy(beforeEach, () => strangerCtx(world.db, { clock: { now: () => now } }))
beforeEach(async () => {
  now = new Date()
  for (const { accountId } of [account, other]) await connectTwilio(world.db, accountId)
})

let sids = 0
const phone = "+16285550142"
const numberOf = async ({ accountId }: Pick<Ctx, "accountId">) =>
  (await world.db.sender.findFirstOrThrow({ where: { accountId } })).address

/** What a consumer wrote to `to`, as it comes in at the address of `accountId`. */
const written = (accountId: string, to: string, body: string) =>
  inboundWebhook(accountId, { sid: testSid(sids++), from: phone, to, body })

const stoppedIn = async (brand: Ctx) => (await listSuppressions(brand, {})).total

test("of two accounts with one Twilio account, a STOP is the one's to whose number it was sent", async () => {
  await receiveInbound(ctx, written(account.accountId, await numberOf(other), "STOP"))
  expect([await stoppedIn(ctx), await stoppedIn(other)]).toEqual([0, 1])
  await receiveInbound(ctx, written(account.accountId, await numberOf(account), "STOP"))
  expect([await stoppedIn(ctx), await stoppedIn(other)]).toEqual([1, 1])
})

test("a number that nobody holds is answered for by the account of the path", async () => {
  await receiveInbound(ctx, written(account.accountId, "+13105550177", "Hello"))
  expect((await listConversations(ctx, {})).total).toBe(1)
})

test("whoever signs with their own token reaches no other account, whatever number they name", async () => {
  await connectTwilio(world.db, other.accountId, { authToken: "the other brand's token" })
  await receiveInbound(ctx, written(account.accountId, await numberOf(other), "STOP"))
  expect([await stoppedIn(ctx), await stoppedIn(other)]).toEqual([1, 0])
})

test("a webhook at another account's address counts when the number's own account signed it", async () => {
  await connectTwilio(world.db, other.accountId, { authToken: "the other brand's token" })
  const fields = { MessageSid: testSid(900), From: phone, To: await numberOf(other), Body: "STOP" }
  const path = { accountId: account.accountId, path: "inbound", fields, authToken: "the other brand's token" }
  await receiveInbound(ctx, signedWebhook(path))
  expect([await stoppedIn(ctx), await stoppedIn(other)]).toEqual([0, 1])
})

test("a number that was lost brings its old account nothing any more", async () => {
  const address = await numberOf(other)
  await world.db.sender.updateMany({ where: { address }, data: { lostAt: now, enabled: false } })
  await receiveInbound(ctx, written(account.accountId, address, "STOP"))
  expect([await stoppedIn(ctx), await stoppedIn(other)]).toEqual([1, 0])
})

const service = `MG${"c".repeat(32)}`
const ownNumber = "+13235550133"

/** One account writes from the number itself, the other from a service in whose pool the provider has put it since. */
async function withPool(): Promise<void> {
  const sender = { channel: "sms" } as const
  await world.db.sender.updateMany({
    where: { address: { in: [ownNumber, service] } },
    data: { enabled: false, lostAt: now },
  })
  await world.db.sender.createMany({
    data: [
      { ...sender, accountId: ctx.accountId, address: ownNumber },
      { ...sender, accountId: other.accountId, address: service },
    ],
  })
  const senders = await world.db.sender.findMany({
    where: { address: { in: [ownNumber, service] }, lostAt: null },
  })
  await world.db.lane.createMany({ data: senders.map(({ id, accountId }) => ({ id, accountId })) })
}

async function wroteTo(brand: Ctx, address: string, minutesAgo: number): Promise<void> {
  const { accountId } = brand
  const where = { accountId, address, lostAt: null }
  const { id: senderId } = await world.db.sender.findFirstOrThrow({ where })
  const { campaignId } = await createTestMessages(
    world.db,
    { ...account, accountId, senderId },
    { addresses: [phone], state: "accepted" },
  )
  const submittedAt = new Date(now.getTime() - minutesAgo * 60_000)
  await world.db.message.updateMany({ where: { campaignId }, data: { submittedAt } })
}

const toPool = (body: string) => {
  const extra = { MessagingServiceSid: service }
  const message = { sid: testSid(sids++), from: phone, to: ownNumber, body, extra }
  return inboundWebhook(account.accountId, message)
}
const repliesIn = async (brand: Ctx) => (await listConversations(brand, {})).total

test("where a number and the service that has it are two accounts', a STOP ends the messages of both", async () => {
  await withPool()
  await wroteTo(ctx, ownNumber, 20)
  await wroteTo(other, service, 10)
  const stop = toPool("STOP")
  await receiveInbound(ctx, stop)
  await receiveInbound(ctx, stop)
  expect([await stoppedIn(ctx), await stoppedIn(other)]).toEqual([1, 1])
})

test("there a reply is the account's that wrote last, and the number's holder's when nobody did", async () => {
  await withPool()
  await receiveInbound(ctx, toPool("Who is this?"))
  expect([await repliesIn(ctx), await repliesIn(other)]).toEqual([1, 0])
  await wroteTo(ctx, ownNumber, 20)
  await wroteTo(other, service, 10)
  await receiveInbound(ctx, toPool("Hello"))
  expect([await repliesIn(ctx), await repliesIn(other)]).toEqual([1, 1])
})

const replaced = (at: Date) =>
  world.db.account.update({
    where: { id: account.accountId },
    data: {
      twilioReplacedSealed: seal(JSON.stringify({ ...testTwilio, authToken: "the old token" })),
      twilioReplacedAt: at,
    },
  })
const signedWithOld = () => {
  const fields = { MessageSid: testSid(sids++), MessageStatus: "sent" }
  return signedWebhook({ accountId: account.accountId, path: "status", fields, authToken: "the old token" })
}

test("what Twilio signs with a replaced token counts for a day, and not longer", async () => {
  const dayMs = 24 * 3_600_000
  await replaced(new Date(now.getTime() - dayMs + 60_000))
  await receiveStatus(ctx, signedWithOld())
  now = new Date(now.getTime() + 61_000)
  await expect(receiveStatus(ctx, signedWithOld())).rejects.toThrow(ForgedWebhookError)
})
