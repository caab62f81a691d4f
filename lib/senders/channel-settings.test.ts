import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { listSenderChoices } from "#lib/campaigns/draft/list-sender-choices.ts"
import { connectTwilio, testTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testUser } from "#lib/platform/testing/test-ctx.ts"
import { startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { channelsOf } from "./account-channels.ts"
import { createSender } from "./create-sender.ts"
import { listChannels } from "./list-channels.ts"
import { listSenders } from "./list-senders.ts"
import { updateChannels } from "./update-channels.ts"
import { updateSender } from "./update-sender.ts"
import { verifySender } from "./verify-sender.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world, { actor: testUser("admin") })
const carrier = filledBy(beforeAll, () => startCarrier({ ...testTwilio, settings: { sendLatencyMs: 0 } }))
afterAll(() => carrier.close())
beforeEach(() => connectTwilio(world.db, account.accountId, { baseUrl: carrier.url }))

/** Every channel that there is, with SMS as said. */
const withSms = async (enabled: boolean) =>
  updateChannels(ctx, {
    channels: (await listChannels(ctx)).map((each) => (each.channel === "sms" ? { ...each, enabled } : each)),
  })
const senderOf = async (id = account.senderId) => (await listSenders(ctx)).find((sender) => sender.id === id)
const waiting = async (campaignId: string) => (await messagesOf(world.db, campaignId))[0]?.state

test("channels are on until they are switched off", () => {
  expect(channelsOf({ disabledChannels: [] })[0]).toEqual({ channel: "sms", enabled: true })
  const some = channelsOf({ disabledChannels: ["sms"] })
  expect(some).toContainEqual({ channel: "sms", enabled: false })
  expect(some).toContainEqual({ channel: "whatsapp", enabled: true })
})

test("with its channel a sender stands still and cannot be chosen; with it, it goes on", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  await withSms(false)
  await drainLane(ctx, { laneId: account.senderId })
  expect(await waiting(campaignId)).toBe("pending")
  expect(await senderOf()).toMatchObject({
    enabled: false,
    problem: expect.stringContaining("This channel is switched off"),
  })
  expect(await listSenderChoices(ctx)).toEqual([])
  await withSms(true)
  expect(await senderOf()).toMatchObject({ enabled: true, problem: null })
  expect(ctx.requested).toMatchObject([{ name: "drain-lane", payload: { laneId: account.senderId } }])
  await drainLane(ctx, { laneId: account.senderId })
  expect(await waiting(campaignId)).toBe("accepted")
  expect(await auditEntries(world.db, { accountId: ctx.accountId })).toMatchObject([
    { action: "account.update_channels", detail: { disabledChannels: ["sms"] } },
    { action: "account.update_channels", detail: { disabledChannels: [] } },
  ])
})

test("while its channel is off no sender is switched on, by hand, by Verify or by being new", async () => {
  await withSms(false)
  const change = { senderId: account.senderId, label: "Main", ratePerSecond: 10 }
  expect(await updateSender(ctx, { ...change, enabled: true })).toEqual({
    problem: expect.stringContaining("This channel is switched off"),
  })
  expect(await verifySender(ctx, { senderId: account.senderId })).toEqual({ verdict: "verified" })
  const { id } = await createSender(ctx, { address: "+13235550177" })
  for (const each of [account.senderId, id])
    expect(await senderOf(each)).toMatchObject({
      enabled: false,
      problem: expect.stringContaining("This channel"),
    })
  await withSms(true)
  for (const each of [account.senderId, id])
    expect(await senderOf(each)).toMatchObject({ enabled: true, problem: null })
})

test("what a person switched off stays off when the channel comes back", async () => {
  const off = { senderId: account.senderId, label: "", ratePerSecond: 1, enabled: false }
  await updateSender(ctx, off)
  await withSms(false)
  await withSms(true)
  expect(await senderOf()).toMatchObject({
    enabled: false,
    problem: expect.stringContaining("This sender is switched off"),
  })
})

test("what a person switches off, or on, while its channel is off is what it is when the channel comes back", async () => {
  await withSms(false)
  const change = { senderId: account.senderId, label: "", ratePerSecond: 1 }
  expect(await updateSender(ctx, { ...change, enabled: false })).toEqual({ problem: null })
  const off = { enabled: false, problem: expect.stringContaining("This sender is switched off") }
  expect(await senderOf()).toMatchObject({ ...off, offByChannel: false })
  await withSms(true)
  expect(await senderOf()).toMatchObject(off)
  await withSms(false)
  await updateSender(ctx, { ...change, enabled: true })
  const waits = { enabled: false, problem: expect.stringContaining("This channel") }
  expect(await senderOf()).toMatchObject({ ...waits, offByChannel: true })
  await withSms(true)
  expect(await senderOf()).toMatchObject({ enabled: true, problem: null, offByChannel: false })
})

test("each channel is named once, by an Admin", async () => {
  const [first] = await listChannels(ctx)
  if (!first) throw new Error("There is no channel")
  await expect(updateChannels(ctx, { channels: [first, first] })).rejects.toThrow("Name each channel once")
  await expect(updateChannels(ctx, { channels: [] })).rejects.toThrow("Name each channel once")
  const manager = { ...ctx, actor: testUser("campaign_manager") }
  await expect(updateChannels(manager, { channels: [first] })).rejects.toThrow(ForbiddenError)
})
