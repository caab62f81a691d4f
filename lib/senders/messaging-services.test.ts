import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { sms } from "#lib/channels/sms/sms.ts"
import {
  connectTwilio,
  inboundWebhook,
  testSid,
  testTwilio,
} from "#lib/channels/twilio/testing/test-webhooks.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { acceptedSince } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { ConflictError, InvalidInputError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import { startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { createSender } from "./create-sender.ts"
import { listSenders } from "./list-senders.ts"
import { verifySender } from "./verify-sender.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const pool = ["+13235550171", "+13235550172", "+15005550007"]
const [service, empty, voiceOnly, nobodys] = ["a", "b", "c", "d"].map((digit) => `MG${digit.repeat(32)}`)
/** A test may take the numbers out. */
const services: Record<string, string[]> = {
  [`${service}`]: pool,
  [`${empty}`]: [],
  [`${voiceOnly}`]: ["+15005550007"],
}
const carrier = filledBy(beforeAll, () =>
  startCarrier({ ...testTwilio, senders: pool, services, settings: { sendLatencyMs: 0 } }),
)
afterAll(() => carrier.close())
beforeEach(async () => {
  services[`${service}`] = pool
  await world.db.sender.updateMany({ data: { enabled: false, lostAt: new Date() } })
  await connectTwilio(world.db, account.accountId, { baseUrl: carrier.url })
})

const addService = async (address = service ?? "") => (await createSender(ctx, { address })).id
const stateOf = async () => (await listSenders(ctx)).find(({ address }) => address === service)
const repliesTo = async (campaignId: string) => (await listConversations(ctx, { campaignId })).total

test("a service is added by its SID, however it was pasted, once Twilio says that it is ours and has a number", async () => {
  await createSender(ctx, { address: ` ${service?.toUpperCase()} `, label: "Pool" })
  expect(await stateOf()).toMatchObject({ address: service, enabled: true, verifiedAt: expect.any(String) })
  const [entry] = await auditEntries(world.db, { accountId: ctx.accountId })
  expect(entry).toMatchObject({ action: "sender.create", detail: { address: service } })
})

test.each([
  ["of another account", nobodys, "does not have this messaging service"],
  ["without a number", empty, "has no number"],
  ["without a number that texts", voiceOnly, "can send SMS"],
])("a service %s is refused with what to do", async (_, address, words) => {
  const refusal = addService(address)
  await expect(refusal).rejects.toThrow(InvalidInputError)
  await expect(refusal).rejects.toThrow(words)
  expect(await listSenders(ctx)).toHaveLength(1)
})

test("one that loses its numbers is switched off when it is verified, and on when it has some again", async () => {
  const senderId = await addService()
  services[`${service}`] = []
  expect(await verifySender(ctx, { senderId })).toEqual({ verdict: "empty_pool" })
  expect(await stateOf()).toMatchObject({
    enabled: false,
    problem: expect.stringContaining("add one to it"),
  })
  services[`${service}`] = pool
  expect(await verifySender(ctx, { senderId })).toEqual({ verdict: "verified" })
  expect(await stateOf()).toMatchObject({ enabled: true, problem: null })
})

let recipients = 0

/** A message that the service sent, and from which of its numbers. */
async function sentByService(senderId: string) {
  const [to = ""] = testAddresses(1, recipients++)
  const { campaignId } = await createTestMessages(world.db, { ...account, senderId }, { addresses: [to] })
  const sinceMs = Date.now()
  await drainLane(ctx, { laneId: senderId })
  const [accepted] = await acceptedSince(carrier, sinceMs)
  return { to, campaignId, from: accepted?.from ?? "" }
}

test("messages leave through the service; a reply to the number that Twilio picked finds its campaign", async () => {
  const { to, campaignId, from } = await sentByService(await addService())
  expect(pool).toContain(from)
  expect(await messagesOf(world.db, campaignId)).toMatchObject([
    { state: "accepted", providerId: expect.stringMatching(/^SM/) },
  ])
  const extra = { MessagingServiceSid: service ?? "" }
  const reply = { sid: testSid(1), from: to, to: from, body: "Hello", extra }
  await receiveInbound(ctx, inboundWebhook(ctx.accountId, reply))
  expect(await repliesTo(campaignId)).toBe(1)
})

test("a reply through a webhook that accounts share is the account's that has the service", async () => {
  const other = await strangerCtx(world.db)
  await connectTwilio(world.db, other.accountId, { baseUrl: carrier.url })
  const { to, from } = await sentByService(await addService())
  const extra = { MessagingServiceSid: service ?? "" }
  const reply = { sid: testSid(2), from: to, to: from, body: "Hello", extra }
  await receiveInbound(ctx, inboundWebhook(other.accountId, reply))
  expect((await listConversations(ctx, {})).items).toHaveLength(1)
  expect((await listConversations(other, {})).items).toHaveLength(0)
})

test("of two senders that wrote, the reply is to the one whose number it came to", async () => {
  const { to, campaignId, from } = await sentByService(await addService())
  services[`${service}`] = [from]
  const number = await createSender(ctx, { address: pool.find((one) => one !== from) ?? "" })
  services[`${service}`] = pool
  const later = await createTestMessages(world.db, { ...account, senderId: number.id }, { addresses: [to] })
  await drainLane(ctx, { laneId: number.id })
  expect(await messagesOf(world.db, later.campaignId)).toMatchObject([{ state: "accepted" }])
  const extra = { MessagingServiceSid: service ?? "" }
  const reply = { sid: testSid(3), from: to, to: from, body: "Hello", extra }
  await receiveInbound(ctx, inboundWebhook(ctx.accountId, reply))
  expect(await repliesTo(campaignId)).toBe(1)
})

const numberOfPool = pool[0] ?? ""
/** Another brand with the same Twilio account. */
async function neighbour() {
  const other = await strangerCtx(world.db)
  await connectTwilio(world.db, other.accountId, { baseUrl: carrier.url })
  return other
}

test("a service is refused whose pool has another account's number, and a number of another's pool", async () => {
  const inUse = `${numberOfPool} of this messaging service is in use in this installation already`
  const [first, second] = [await neighbour(), await neighbour()]
  await createSender(first, { address: numberOfPool })
  await expect(addService()).rejects.toThrow(inUse)
  await expect(addService()).rejects.toThrow(ConflictError)
  services[`${service}`] = pool.slice(1)
  const senderId = await addService()
  await expect(createSender(second, { address: pool[1] ?? "" })).rejects.toThrow(
    `${pool[1]} is in use in this installation already`,
  )
  services[`${service}`] = pool
  await expect(verifySender(ctx, { senderId })).rejects.toThrow(inUse)
  expect(await stateOf()).toMatchObject({ enabled: true, problem: null })
})

test("within one account as well, since the number would leave at two paces", async () => {
  await addService()
  const number = createSender(ctx, { address: numberOfPool })
  await expect(number).rejects.toThrow(/two paces: send from the service, or take the number out of it/)
  services[`${service}`] = pool.slice(1)
  const { id: senderId } = await createSender(ctx, { address: numberOfPool })
  services[`${service}`] = pool
  await expect(verifySender(ctx, { senderId })).rejects.toThrow(/two paces/)
  await world.db.sender.updateMany({ where: { address: service ?? "" }, data: { address: `${nobodys}` } })
  await expect(addService()).rejects.toThrow(/two paces: take it out of the service/)
})

test("a number whose other holder does not have it at the provider any more is no hindrance", async () => {
  const other = await neighbour()
  await createSender(other, { address: numberOfPool })
  await connectTwilio(world.db, other.accountId, { authToken: "revoked", baseUrl: carrier.url })
  await addService()
  expect(await stateOf()).toMatchObject({ enabled: true })
})

test("what a service has at the provider is found without the number that it picked", async () => {
  const { to } = await sentByService(await addService())
  const transport = await sms.openTransport(ctx.db, ctx.accountId)
  if ("problem" in transport) throw new Error(transport.problem)
  expect(await transport.listMessages({ from: service ?? "", to })).toMatchObject([
    { body: "Your order is ready" },
  ])
  expect(await transport.listMessages({ from: nobodys ?? "", to })).toEqual([])
})
