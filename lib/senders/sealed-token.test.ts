import { randomBytes } from "node:crypto"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { getTwilioSettings } from "#lib/channels/twilio/account.ts"
import {
  connectTwilio as connectAtOnce,
  signedWebhook,
  testSid,
} from "#lib/channels/twilio/testing/test-webhooks.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { seal } from "#lib/platform/crypto.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { connectTwilio } from "./connect-twilio.ts"
import { createSender } from "./create-sender.ts"
import { getProviderSetup } from "./get-provider-setup.ts"
import { listSenders } from "./list-senders.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world, { actor: testUser("admin") })

const credentials = { accountSid: `AC${"1".repeat(32)}`, authToken: "the-token" }
const carrier = filledBy(beforeAll, () => startCarrier({ ...credentials, senders: [] }))
afterAll(() => carrier.close())

/** As after a restored backup, or when a key left ENCRYPTION_KEYS too early. */
const sealedForGood = (text: string) => seal(text, [{ id: "gone", key: randomBytes(32) }])
beforeEach(() =>
  world.db.account.update({
    where: { id: account.accountId },
    data: {
      twilioAccountSid: credentials.accountSid,
      twilioAuthTokenSealed: sealedForGood("the-old-token"),
      twilioBaseUrl: carrier.url,
    },
  }),
)

test("a token that cannot be opened is shown as connected, and another takes its place", async () => {
  const shown = { twilioAccountSid: credentials.accountSid, twilioOwner: "account" }
  expect(await getProviderSetup(ctx)).toMatchObject(shown)
  await connectTwilio(ctx, credentials)
  expect(await getTwilioSettings(world.db, account.accountId)).toMatchObject(credentials)
})

test("sending with it leaves everything waiting and says what to do", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  await drainLane(ctx, { laneId: account.senderId })
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "pending" }])
  const problem = expect.stringContaining("enter the Auth Token again")
  expect(await listSenders(ctx)).toMatchObject([{ enabled: true, problem }])
  await expect(createSender(ctx, { address: "+13235550177" })).rejects.toThrow("enter the Auth Token again")
})

test("whoever cannot be asked for it keeps the number", async () => {
  const brand = await strangerCtx(world.db)
  const { address } = await world.db.sender.findUniqueOrThrow({ where: { id: account.senderId } })
  const own = { accountSid: `AC${"2".repeat(32)}`, authToken: "another" }
  const owner = await startCarrier({ ...own, senders: [address] })
  await connectAtOnce(world.db, brand.accountId, { ...own, baseUrl: owner.url })
  await expect(createSender(brand, { address })).rejects.toThrow(ConflictError)
  expect(await listSenders(ctx)).toMatchObject([{ address, enabled: true }])
  await owner.close()
})

test("a replaced one that cannot be opened does not keep webhooks of the new one out", async () => {
  await connectTwilio(ctx, credentials)
  const replaced = { twilioReplacedSealed: sealedForGood("{}"), twilioReplacedAt: new Date() }
  await world.db.account.update({ where: { id: account.accountId }, data: replaced })
  const fields = { AccountSid: credentials.accountSid, MessageSid: testSid(1), MessageStatus: "sent" }
  const path = { accountId: account.accountId, path: "status", authToken: credentials.authToken }
  await receiveStatus(ctx, signedWebhook({ ...path, fields }))
})
