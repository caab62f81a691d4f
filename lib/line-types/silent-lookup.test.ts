import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, beforeEach, expect, test } from "vitest"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { createLaunchedCampaign } from "#lib/campaigns/testing/test-drafts.ts"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testUser } from "#lib/platform/testing/test-ctx.ts"
import { lookUpLineTypes } from "./look-up-line-types.ts"

const world = worldPerFile()
const clock = { at: new Date(), now: () => clock.at }
const { account, ctx } = accountPerTest(world, { actor: testUser("admin"), clock })
const carrier = carrierPerFile(world, account, { sendLatencyMs: 0 })
beforeEach(async () => {
  clock.at = new Date()
  const data = { sendingCountries: ["US", "CA"], checkLineType: true }
  await world.db.account.update({ where: { id: account.accountId }, data })
})
afterEach(() => world.db.lineType.deleteMany())

const mobile = "+14155552671"
const landline = "+12025550180"
const faulty = "+12025550183"
const canadian = "+14165550123"
const launch = (numbers: string[]) => createLaunchedCampaign(ctx, account, numbers)
const release = () => releaseHeld(ctx, { maxRunMs: 10_000 })
const lookUp = () => lookUpLineTypes(ctx, { maxRunMs: 10_000 })
const statesOf = async (campaignId: string) =>
  (await messagesOf(world.db, campaignId)).map(({ state, reason }) => [state, reason].join(" ").trim())
const later = (ms: number) => {
  clock.at = new Date(clock.at.getTime() + ms)
}

const dead = "http://127.0.0.1:9"
const connect = (given: { baseUrl: string }) => connectTwilio(world.db, account.accountId, given)

test("without credentials, or with refused ones, everything goes out at once", async () => {
  const refused = createServer((_, response) => {
    const body = '{"code":20003,"status":401,"message":"Authenticate"}'
    response.writeHead(401, { "content-type": "application/json" }).end(body)
  })
  await once(refused.listen(0, "127.0.0.1"), "listening")
  const { port } = refused.address() as AddressInfo
  for (const gone of ["refused", "unconnected"]) {
    const campaignId = await launch([gone === "refused" ? mobile : canadian, landline])
    await release()
    const data =
      gone === "refused"
        ? { twilioBaseUrl: `http://127.0.0.1:${port}` }
        : { twilioAccountSid: null, twilioAuthTokenSealed: null }
    await world.db.account.update({ where: { id: account.accountId }, data })
    await lookUp()
    await release()
    expect(await statesOf(campaignId)).toEqual(["pending", "pending"])
  }
  refused.close()
})

test("a short silence of Lookup lets nobody go unchecked: the same numbers are asked again", async () => {
  const numbers = [...testAddresses(20), landline]
  const campaignId = await launch(numbers)
  await release()
  await connect({ baseUrl: dead })
  for (const _ of [1, 2]) await lookUp()
  await release()
  expect(new Set(await statesOf(campaignId))).toEqual(new Set(["held line_type"]))
  await connect({ baseUrl: carrier.url })
  later(30_000)
  await lookUp()
  await release()
  const states = await statesOf(campaignId)
  expect(states.filter((state) => state === "failed landline")).toHaveLength(1)
  expect(states.filter((state) => state === "pending")).toHaveLength(20)
})

test("a Lookup that stays dead is given up after some minutes, all of it, and at once while it stays so", async () => {
  const campaignId = await launch(testAddresses(100))
  await release()
  await noteOthers(1_100)
  await connect({ baseUrl: dead })
  const startedAt = clock.at.getTime()
  while ((await statesOf(campaignId)).includes("held line_type")) {
    expect(clock.at.getTime() - startedAt).toBeLessThan(600_000)
    later(15_000)
    await lookUp()
    await release()
  }
  expect(clock.at.getTime() - startedAt).toBeGreaterThan(180_000)
  expect(new Set(await statesOf(campaignId))).toEqual(new Set(["pending"]))
  expect(await world.db.lineType.count({ where: { validUntil: null } })).toBe(0)
  const next = await launch([mobile])
  await lookUp()
  await release()
  expect(await statesOf(next)).toEqual(["pending"])
})

/** Questions beside those of the campaign, which come last. */
const noteOthers = (count: number) =>
  world.db.lineType.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      accountId: account.accountId,
      addressKey: `other-${index}`,
      askedAt: clock.at,
      nextTryAt: new Date(clock.at.getTime() + 3_600_000),
    })),
  })

test("one number that Lookup fails at keeps no other, and is asked again until its hour is nearly over", async () => {
  const campaignId = await launch([faulty, landline, mobile])
  await lookUp()
  await release()
  expect(await statesOf(campaignId)).toEqual(["held line_type", "failed landline", "pending"])
  const startedAt = clock.at.getTime()
  const tries: number[] = []
  for (const other of testAddresses(12)) {
    const open = await world.db.lineType.findFirst({ where: { validUntil: null } })
    if (!open) break
    clock.at = open.nextTryAt
    tries.push((clock.at.getTime() - startedAt) / 60_000)
    await launch([other])
    await lookUp()
  }
  expect(tries).toEqual([0.5, 1, 2, 4, 8, 16, 32])
  await release()
  expect(await statesOf(campaignId)).toEqual(["pending", "failed landline", "pending"])
})
