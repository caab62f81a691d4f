import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { connectTwilio as connectAtOnce } from "#lib/channels/twilio/testing/test-webhooks.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import type { Database } from "#lib/platform/db.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { startCarrier } from "../../sandbox/carrier/start-carrier.ts"
import { connectTwilio } from "./connect-twilio.ts"
import { createSender } from "./create-sender.ts"
import { listSenders } from "./list-senders.ts"
import { verifySender } from "./verify-sender.ts"

const world = worldPerFile()
const { ctx } = accountPerTest(world, { actor: testUser("admin") })
const other = filledBy(beforeEach, () => strangerCtx(world.db))

const address = "+13235550177"
const credentials = (digit: string) => ({ accountSid: `AC${digit.repeat(32)}`, authToken: `token-${digit}` })
const owner = filledBy(beforeAll, () => startCarrier({ ...credentials("1"), senders: [address] }))
const bare = filledBy(beforeAll, () => startCarrier({ ...credentials("2"), senders: ["+13105550100"] }))
afterAll(() => Promise.all([owner.close(), bare.close()]))

type Own = { url: string; accountSid: string; authToken: string }
const connect = ({ accountId }: Ctx, { url: baseUrl, accountSid, authToken }: Own) =>
  connectAtOnce(world.db, accountId, { accountSid, authToken, baseUrl })
beforeEach(async () => {
  await world.db.lane.deleteMany()
  await world.db.sender.deleteMany()
  await connect(ctx, owner)
  await connect(other, bare)
})

/** The context of a request during which something else happens: after Twilio answered, before anything is written. */
const interrupted = (of: Ctx, meanwhile: () => Promise<unknown>): Ctx => ({
  ...of,
  db: new Proxy(of.db, {
    get(db, name) {
      if (name !== "$transaction") return Reflect.get(db, name)
      return async (run: Parameters<Database["$transaction"]>[0]) => {
        await meanwhile()
        return db.$transaction(run)
      }
    },
  }),
})

async function addSender({ accountId }: Ctx): Promise<string> {
  const { id } = await world.db.sender.create({ data: { accountId, channel: "sms", address } })
  await world.db.lane.create({ data: { id, accountId } })
  return id
}

test("a number is not added to credentials that came while it was asked about with others", async () => {
  const brand = interrupted(ctx, () => connect(ctx, bare))
  await expect(createSender(brand, { address })).rejects.toThrow(ConflictError)
  expect(await listSenders(ctx)).toEqual([])
})

test("a verdict on other credentials than those that stand is not written down", async () => {
  const senderId = await addSender(ctx)
  const brand = interrupted(ctx, () => connect(ctx, bare))
  await expect(verifySender(brand, { senderId })).rejects.toThrow(ConflictError)
  expect(await listSenders(ctx)).toMatchObject([{ verifiedAt: null }])
})

test("a holder that connects its true account in the meantime keeps the number", async () => {
  await addSender(other)
  const brand = interrupted(ctx, () => connect(other, owner))
  await expect(createSender(brand, { address })).rejects.toThrow(ConflictError)
  expect(await listSenders(other)).toMatchObject([{ address, enabled: true }])
})

test("a double click is told that the number is there already", async () => {
  const brand = interrupted(ctx, () => createSender(ctx, { address }))
  await expect(createSender(brand, { address })).rejects.toThrow("is already a sender of this account")
  expect(await listSenders(ctx)).toHaveLength(1)
})

test("credentials that were not asked about a number that came meanwhile are not taken", async () => {
  const brand = interrupted(ctx, () => createSender(ctx, { address }))
  const { accountSid } = owner
  await expect(connectTwilio(brand, { accountSid, authToken: owner.authToken })).rejects.toThrow(
    ConflictError,
  )
  expect(await listSenders(ctx)).toMatchObject([{ enabled: true }])
})
