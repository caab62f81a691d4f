import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { getTwilioSettings } from "#lib/channels/twilio/account.ts"
import { signedWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { acceptedSince } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { env } from "#lib/platform/env.ts"
import {
  ForbiddenError,
  ForgedWebhookError,
  InvalidInputError,
  UnavailableError,
} from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testUser } from "#lib/platform/testing/test-ctx.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { type Carrier, startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { connectTwilio } from "./connect-twilio.ts"
import { getProviderSetup } from "./get-provider-setup.ts"
import { listSenders } from "./list-senders.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world, { actor: testUser("admin") })

const accountSid = `AC${"1".repeat(32)}`
const open = (authToken: string, senders: string[] = []) =>
  startCarrier({ accountSid, authToken, senders, settings: { sendLatencyMs: 20, deliverLatencyMs: 20 } })
/** One Twilio account before and after its token was rotated, and as one that lost all its numbers. */
const before = filledBy(beforeAll, () => open("the-old-token"))
const after = filledBy(beforeAll, () => open("the-new-token"))
const bare = filledBy(beforeAll, () => open("the-new-token", ["+13105550100"]))
afterAll(() => Promise.all([before, after, bare].map((carrier) => carrier.close())))

/** Where Twilio is: the sandbox's address is the set-up's to say, never a person's. */
const at = ({ url: twilioBaseUrl }: Carrier) =>
  world.db.account.update({
    where: { id: account.accountId },
    data: { twilioBaseUrl, twilioAccountSid: accountSid },
  })
const settings = () => getTwilioSettings(world.db, account.accountId)
const entries = () => auditEntries(world.db, { accountId: account.accountId })
const everything = () => world.db.account.findUniqueOrThrow({ where: { id: account.accountId } })

afterEach(() => {
  delete env().TWILIO_BASE_URL
})
beforeEach(async () => {
  await at(before)
  await connectTwilio(ctx, { accountSid, authToken: "the-old-token" })
  await world.db.auditEntry.deleteMany({ where: { accountId: account.accountId } })
})

test("credentials that work are taken, sealed, and the numbers are verified with them", async () => {
  await at(after)
  await connectTwilio(ctx, { accountSid, authToken: " the-new-token " })
  expect(await settings()).toMatchObject({ accountSid, authToken: "the-new-token", owner: "account" })
  expect(await getProviderSetup(ctx)).toMatchObject({ twilioAccountSid: accountSid, twilioOwner: "account" })
  expect(await listSenders(ctx)).toMatchObject([{ enabled: true, verifiedAt: expect.any(String) }])
  expect(await entries()).toMatchObject([
    { action: "account.connect_twilio", detail: { accountSid, refuseOld: false } },
  ])
  const told = [await getProviderSetup(ctx), await listSenders(ctx), (await entries())[0]?.detail]
  for (const text of [JSON.stringify(told), JSON.stringify(await everything())])
    expect(text).not.toMatch(/the-(old|new)-token/)
})

test.each([
  ["a wrong token", { authToken: "a-wrong-token" }],
  ["another account", { accountSid: `AC${"2".repeat(32)}`, authToken: "the-old-token" }],
])("%s changes nothing", async (_, wrong) => {
  Object.assign(env(), { TWILIO_BASE_URL: before.url })
  const was = await everything()
  await expect(connectTwilio(ctx, { accountSid, ...wrong })).rejects.toBeInstanceOf(InvalidInputError)
  expect(await everything()).toEqual(was)
  expect(await entries()).toEqual([])
})

test("a Twilio that does not answer changes nothing", async () => {
  const { id } = await everything()
  const was = await world.db.account.update({ where: { id }, data: { twilioBaseUrl: "http://127.0.0.1:9" } })
  const attempt = connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  await expect(attempt).rejects.toBeInstanceOf(UnavailableError)
  expect(await everything()).toEqual(was)
})

test.each(["campaign_manager", "lpa", "agent", "agent_manager"] as const)("%s may not", async (role) => {
  const attempt = connectTwilio({ ...ctx, actor: testUser(role) }, { accountSid, authToken: "the-old-token" })
  await expect(attempt).rejects.toBeInstanceOf(ForbiddenError)
  expect(await entries()).toEqual([])
})

test("a Twilio account without the number switches its sender off before a message is lost on it", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(3) })
  await at(bare)
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  await drainLane(ctx, { laneId: account.senderId })
  expect((await messagesOf(world.db, campaignId)).map(({ state }) => state)).toEqual([
    "pending",
    "pending",
    "pending",
  ])
  expect(await listSenders(ctx)).toMatchObject([
    { enabled: false, problem: expect.stringContaining("does not have this number") },
  ])
  await at(after)
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  await drainLane(ctx, { laneId: account.senderId })
  expect((await messagesOf(world.db, campaignId)).every(({ state }) => state === "accepted")).toBe(true)
})

const sentBy = async (carrier: Carrier, sinceMs: number) =>
  (await acceptedSince(carrier, sinceMs)).map(({ to }) => to)
const waiting = async (campaignId: string) =>
  (await messagesOf(world.db, campaignId)).filter(({ state }) => state === "pending").length

test("a token that is rotated while a lane sends: each message goes out once, some with either", async () => {
  await world.db.lane.update({ where: { id: account.senderId }, data: { ratePerSecond: 40 } })
  const addresses = testAddresses(100)
  const { campaignId } = await createTestMessages(world.db, account, { addresses })
  const sinceMs = Date.now()
  const drain = () => drainLane(ctx, { laneId: account.senderId, maxRunMs: 1_500 })
  const running = drain()
  await expect.poll(() => sentBy(before, sinceMs)).not.toEqual([])
  await at(after)
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  await running
  while ((await waiting(campaignId)) > 0) await drain()
  const [withOld, withNew] = [await sentBy(before, sinceMs), await sentBy(after, sinceMs)]
  expect([...withOld, ...withNew].sort()).toEqual(addresses)
  expect(withNew).not.toEqual([])
})

test("a run that goes on for long ends once its account has other credentials", async () => {
  await world.db.lane.update({ where: { id: account.senderId }, data: { ratePerSecond: 10 } })
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(600) })
  const running = drainLane(ctx, { laneId: account.senderId, maxRunMs: 50_000 })
  await expect.poll(() => waiting(campaignId)).toBeLessThan(595)
  await at(after)
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  const startedAtMs = performance.now()
  expect((await running).wakeAt).not.toBeNull()
  expect(performance.now() - startedAtMs).toBeLessThan(30_000)
})

test("a lane that is under way with a token which Twilio takes no longer loses nothing, and goes on with the new one", async () => {
  const addresses = testAddresses(20, 200)
  const { campaignId } = await createTestMessages(world.db, account, { addresses })
  await at(after)
  const sinceMs = Date.now()
  await drainLane(ctx, { laneId: account.senderId, maxRunMs: 1_000 })
  expect([await waiting(campaignId), await sentBy(after, sinceMs)]).toEqual([20, []])
  expect((await listSenders(ctx))[0]?.problem).not.toBeNull()
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  expect((await listSenders(ctx))[0]?.problem).toBeNull()
  await expect
    .poll(() => drainLane(ctx, { laneId: account.senderId }).then(() => waiting(campaignId)))
    .toBe(0)
  expect((await sentBy(after, sinceMs)).sort()).toEqual(addresses)
})

const oldSignature = (number: number) => {
  const fields = { AccountSid: accountSid, MessageSid: testSid(number), MessageStatus: "sent" }
  const path = { accountId: account.accountId, path: "status", authToken: "the-old-token" }
  return signedWebhook({ ...path, fields })
}

test("what Twilio still signs with the old token is taken, also when the new one is entered twice, until it is refused", async () => {
  await at(after)
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  await receiveStatus(ctx, oldSignature(1))
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token" })
  const soon = { ...ctx, clock: { now: () => new Date(Date.now() + 31_000) } }
  await receiveStatus(soon, oldSignature(2))
  await connectTwilio(ctx, { accountSid, authToken: "the-new-token", refuseOld: true })
  const late = { ...ctx, clock: { now: () => new Date(Date.now() + 32_001) } }
  await expect(receiveStatus(late, oldSignature(3))).rejects.toThrow(ForgedWebhookError)
})
