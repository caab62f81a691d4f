import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { noCountries } from "#lib/addresses/account-countries.ts"
import { TwilioHttpClient } from "#lib/channels/twilio/http-client.ts"
import { connectTwilio as connectAtOnce } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testUser } from "#lib/platform/testing/test-ctx.ts"
import { startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { connectTwilio } from "./connect-twilio.ts"
import { createSender } from "./create-sender.ts"
import { listSenders } from "./list-senders.ts"
import { parseSenderAddress } from "./parse-sender-address.ts"
import { updateChannels } from "./update-channels.ts"
import { verifySender } from "./verify-sender.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world, { actor: testUser("admin") })
const [online, offline, nobodys] = ["+13235550171", "+15005550007", "+13235550199"]
const credentials = { accountSid: `AC${"1".repeat(32)}`, authToken: "the-token" }
const carrier = filledBy(beforeAll, () => startCarrier({ ...credentials, senders: [online, offline] }))
afterAll(() => carrier.close())
beforeEach(async () => {
  await world.db.sender.updateMany({ data: { enabled: false, lostAt: new Date() } })
  await connectAtOnce(world.db, account.accountId, { ...credentials, baseUrl: carrier.url })
})

async function addSender(address: string): Promise<string> {
  const [id, { accountId }] = [randomUUID(), account]
  await world.db.sender.create({ data: { id, accountId, channel: "whatsapp", address } })
  await world.db.lane.create({ data: { id, accountId } })
  return id
}
const senderOf = async (id: string) => (await listSenders(ctx)).find((sender) => sender.id === id)

test.each([
  [online, "verified", { enabled: true, problem: null, verifiedAt: expect.any(String) }],
  [offline, "not_online", { enabled: false, problem: expect.stringContaining("is not online at Twilio") }],
  [nobodys, "not_owned", { enabled: false, problem: expect.stringContaining("as a WhatsApp sender") }],
])("of %s Twilio's list of WhatsApp senders says: %s", async (address, verdict, view) => {
  const senderId = await addSender(address)
  expect(await verifySender(ctx, { senderId })).toEqual({ verdict })
  expect(await senderOf(senderId)).toMatchObject({ channel: "whatsapp", ...view })
})

test("one is added beside the same number's SMS sender, at a pace of its own", async () => {
  const { id: smsId } = await createSender(ctx, { address: online })
  const { id } = await createSender(ctx, { channel: "whatsapp", address: `whatsapp:${online}` })
  expect(await senderOf(smsId)).toMatchObject({ channel: "sms", address: online, ratePerSecond: 10 })
  expect(await senderOf(id)).toMatchObject({ channel: "whatsapp", address: online, ratePerSecond: 80 })
  const attempt = createSender(ctx, { channel: "whatsapp", address: online })
  await expect(attempt).rejects.toThrow("is already a sender of this account")
})

test("each channel goes off with its own senders", async () => {
  await createSender(ctx, { address: online })
  await createSender(ctx, { channel: "whatsapp", address: online })
  const channels = [
    { channel: "whatsapp", enabled: true },
    { channel: "sms", enabled: false },
  ] as const
  expect(await updateChannels(ctx, { channels: [...channels] })).toEqual(channels.toReversed())
  const states = (await listSenders(ctx)).filter(({ address }) => address === online)
  expect(states.map(({ channel, enabled }) => [channel, enabled])).toEqual([
    ["sms", false],
    ["whatsapp", true],
  ])
})

test("other credentials are asked about WhatsApp senders too", async () => {
  const senderId = await addSender(offline)
  await connectTwilio(ctx, credentials)
  expect(await senderOf(senderId)).toMatchObject({ enabled: false })
})

test("Twilio's list of WhatsApp senders is read once, however many are asked about", async () => {
  const request = vi.spyOn(TwilioHttpClient.prototype, "request")
  for (const address of [online, offline, nobodys]) await addSender(address)
  await connectTwilio(ctx, credentials)
  const lists = request.mock.calls.filter(([{ uri }]) => uri.includes("/Channels/Senders"))
  request.mockRestore()
  expect(lists).toHaveLength(1)
})

test("a WhatsApp sender is a number, also as Twilio writes it, and no messaging service", () => {
  const read = (address: string) => parseSenderAddress({ channel: "whatsapp", address }, noCountries)
  for (const given of ["+1 323 555 0171", " WhatsApp:+13235550171"]) expect(read(given)).toBe(online)
  expect(() => read(`MG${"a".repeat(32)}`)).toThrow(InvalidInputError)
})
