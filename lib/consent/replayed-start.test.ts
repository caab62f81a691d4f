import { beforeEach, expect, test } from "vitest"
import {
  connectTwilio,
  inboundWebhook,
  signedWebhook,
  testSid,
  testTwilio,
} from "#lib/channels/twilio/testing/test-webhooks.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import { listSuppressions } from "./list-suppressions.ts"

const world = worldPerFile()
let now = new Date()
const { account, ctx } = accountPerTest(world, { clock: { now: () => now } })
beforeEach(() => connectTwilio(world.db, account.accountId))

const [from = ""] = testAddresses(1)
const to = "+13235550100"
let nextSid = 1
const webhook = (body: string, extra?: Record<string, string>) =>
  inboundWebhook(account.accountId, { sid: testSid(nextSid++), from, to, body, extra })
const receive = (one: ReturnType<typeof webhook>) => {
  now = new Date(now.getTime() + 1_000)
  return receiveInbound(ctx, one)
}
const suppressions = async () => (await listSuppressions(ctx, {})).total
/** What retention does after some weeks. */
const forgetWebhooks = () => world.db.providerEvent.deleteMany({ where: { accountId: account.accountId } })

test.each([
  ["START", {}],
  ["YES", {}],
  ["Comenzar", { OptOutType: "START" }],
])("a signed %j that comes again after its webhook was forgotten lifts no STOP", async (body, extra) => {
  const start = webhook(body, extra)
  await receive(webhook("STOP"))
  await receive(start)
  expect(await suppressions()).toBe(0)
  await receive(webhook("STOP"))
  await forgetWebhooks()
  await receive(start)
  expect(await suppressions()).toBe(1)
  await receive(webhook("START"))
  expect(await suppressions()).toBe(0)
})

test("nor does one whose signed text was cut anew into other fields", async () => {
  const start = webhook("START")
  await receive(start)
  await receive(webhook("STOP"))
  await forgetWebhooks()
  const { MessageSid = "", NumMedia = "", ...others } = start.fields
  const cut = { ...others, MessageSid: `${MessageSid}NumMedia${NumMedia}` }
  const signed = signedWebhook({ accountId: account.accountId, path: "inbound", fields: cut })
  expect([signed.headers, signed.fields.AccountSid]).toEqual([start.headers, testTwilio.accountSid])
  await expect(receive(signed)).rejects.toThrow()
  expect(await suppressions()).toBe(1)
})

test("STARTs of two accounts with one Twilio account are two", async () => {
  await receive(webhook("STOP"))
  await world.db.heardStart.create({ data: { accountId: "1", providerId: testSid(nextSid), heardAt: now } })
  await receive(webhook("START"))
  expect(await suppressions()).toBe(0)
})
