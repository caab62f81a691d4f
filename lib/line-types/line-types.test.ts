import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, beforeEach, expect, test } from "vitest"
import { createApiCampaign } from "#lib/campaigns/api/create-api-campaign.ts"
import { apiCtx, person, request } from "#lib/campaigns/api/testing/api-requests.ts"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { createLaunchedCampaign, createReadyDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { textLegs } from "#lib/channels/testing/text-legs.ts"
import { connectTwilio } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { acceptedSince, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { ForbiddenError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testUser } from "#lib/platform/testing/test-ctx.ts"
import { getLineCheck } from "#lib/sending-rules/get-line-check.ts"
import { updateLineCheck } from "#lib/sending-rules/update-line-check.ts"
import { deleteOldLineTypes } from "./delete-old-line-types.ts"
import { lookUpLineTypes } from "./look-up-line-types.ts"

const world = worldPerFile()
const clock = { at: new Date(), now: () => clock.at }
const { account, ctx } = accountPerTest(world, { actor: testUser("admin"), clock })
const carrier = carrierPerFile(world, account, { sendLatencyMs: 0 })
beforeEach(async () => {
  clock.at = new Date()
  const data = { sendingCountries: ["US", "CA"] }
  await world.db.account.update({ where: { id: account.accountId }, data })
  await updateLineCheck(ctx, { isOn: true })
  ctx.requested.length = 0
})
afterEach(() => world.db.lineType.deleteMany())

const [mobile, landline, unsaid, canadian] = [
  ...["+14155552671", "+12025550180", "+12025550182", "+14165550123"],
]
const launch = (numbers: (string | undefined)[]) =>
  createLaunchedCampaign(
    ctx,
    account,
    numbers.map((number) => number ?? ""),
  )
const release = () => releaseHeld(ctx, { maxRunMs: 10_000 })
const lookUp = () => lookUpLineTypes(ctx, { maxRunMs: 10_000 })
const statesOf = async (campaignId: string) =>
  (await messagesOf(world.db, campaignId)).map(({ state, reason }) => [state, reason].join(" ").trim())
const later = (ms: number) => {
  clock.at = new Date(clock.at.getTime() + ms)
}

test("before an SMS its number is looked up: a landline fails, a mobile goes, and so does what nobody can tell", async () => {
  const campaignId = await launch([mobile, landline, unsaid, canadian])
  await release()
  expect(new Set(await statesOf(campaignId))).toEqual(new Set(["held line_type"]))
  expect(ctx.requested.some(({ name }) => name === "look-up-line-types")).toBe(true)
  expect(await lookUp()).toEqual({ again: null })
  await release()
  expect(await statesOf(campaignId)).toEqual(["pending", "failed landline", "pending", "pending"])
  const sinceMs = Date.now()
  await drainLane(ctx, { laneId: account.senderId })
  expect((await acceptedSince(carrier, sinceMs)).map(({ to }) => to).sort()).toEqual(
    [mobile, unsaid, canadian].sort(),
  )
})

test("what is known is not asked again while it is valid, and no number is kept with it", async () => {
  await launch([mobile, landline])
  await lookUp()
  expect((await world.db.lineType.findMany()).map(({ address }) => address)).toEqual([null, null])
  await connectTwilio(world.db, account.accountId, { baseUrl: "http://127.0.0.1:9" })
  const again = await launch([mobile, landline])
  await release()
  expect(await statesOf(again)).toEqual(["pending", "failed landline"])
  later(91 * 86_400_000)
  const muchLater = await launch([mobile])
  await release()
  expect(await statesOf(muchLater)).toEqual(["held line_type"])
})

test("nobody waits for an answer longer than an hour", async () => {
  const campaignId = await launch([landline])
  await release()
  later(3_599_000)
  await release()
  expect(await statesOf(campaignId)).toEqual(["held line_type"])
  later(2_000)
  await release()
  expect(await statesOf(campaignId)).toEqual(["pending"])
})

test("the API's messages are checked too, and who opted out is not paid for", async () => {
  const { accountId, senderId } = account
  const id = "H000000000000001"
  await world.db.handoff.create({
    data: { id, accountId, title: id, createdBy: "Ada", legs: { create: textLegs(senderId, "Hi") } },
  })
  await optOut(world.db, account, mobile ?? "")
  const consumers = [mobile, landline].map((number) => person(number ?? ""))
  const answer = await createApiCampaign(apiCtx(world.db, account, { clock }), request({ consumers }))
  await lookUp()
  await release()
  expect(await statesOf(answer.proactiveCampaignId)).toEqual(["pending", "failed landline"])
  expect(await world.db.lineType.count()).toBe(1)
})

test("releases and look-ups at the same time miss no answer: nothing is held whose line is known", async () => {
  const numbers = testAddresses(60)
  const campaigns = await Promise.all([0, 20, 40].map((at) => launch(numbers.slice(at))))
  await Promise.all([lookUp(), release(), lookUp(), release(), release()])
  later(2_000)
  await release()
  for (const campaignId of campaigns)
    expect(new Set(await statesOf(campaignId))).toEqual(new Set(["pending"]))
})

test("an answer that came while a release looked counts: nobody is held whose line is known by then", async () => {
  const campaignId = await launch([landline])
  const asked = await world.db.lineType.findFirstOrThrow()
  await world.db.lineType.deleteMany()
  const validUntil = new Date(clock.at.getTime() + 86_400_000)
  const releasing = await world.db.$transaction(async (tx) => {
    await tx.lineType.create({ data: { ...asked, address: null, type: "landline", validUntil } })
    const done = release()
    await expect.poll(isReleaseWaiting).toBe(true)
    return { done }
  })
  await releasing.done
  expect(await statesOf(campaignId)).toEqual(["failed landline"])
})

/** For the other transaction, whose row is not there yet. */
async function isReleaseWaiting() {
  const [waiting] = await world.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO line_type%'`
  return waiting?.count === 1
}

test("a provider that takes no more is asked again after a while, and the messages wait", async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    const body = '{"code":20429,"status":429,"message":"Later"}'
    response.writeHead(429, { "content-type": "application/json" }).end(body)
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  await connectTwilio(world.db, account.accountId, { baseUrl: `http://127.0.0.1:${port}` })
  const campaignId = await launch(testAddresses(100))
  await release()
  expect(await lookUp()).toEqual({ again: new Date(clock.at.getTime() + 2_000) })
  expect(asked).toBeLessThanOrEqual(8)
  await release()
  expect(new Set(await statesOf(campaignId))).toEqual(new Set(["held line_type"]))
  server.close()
  await connectTwilio(world.db, account.accountId, { baseUrl: carrier.url })
  later(2_000)
  await lookUp()
  await release()
  expect(await statesOf(campaignId)).toHaveLength(100)
  expect(new Set(await statesOf(campaignId))).toEqual(new Set(["pending"]))
})

test("who has another leg is tried by it: nothing was sent to the landline", async () => {
  const { accountId, senderId } = account
  const first = "H000000000000002"
  const create = ["Hi", "Again"].flatMap((text, index) =>
    textLegs(senderId, text).map((leg) => ({ ...leg, position: index + 1 })),
  )
  const legs = { create }
  await world.db.handoff.create({ data: { id: first, accountId, title: first, createdBy: "Ada", legs } })
  const consumers = [person(landline ?? "")]
  const asked = request({ templateId: first, consumers })
  const { proactiveCampaignId } = await createApiCampaign(apiCtx(world.db, account, { clock }), asked)
  await lookUp()
  await release()
  expect(await messagesOf(world.db, proactiveCampaignId)).toMatchObject([{ leg: 2, body: "Again" }])
})

test("switched off, nothing is asked and nothing waits any more", async () => {
  const campaignId = await launch([landline])
  await release()
  await updateLineCheck(ctx, { isOn: false })
  await release()
  expect(await statesOf(campaignId)).toEqual(["pending"])
  expect(await getLineCheck(ctx)).toEqual({ isOn: false })
  expect(await statesOf(await launch([landline, mobile]))).toEqual(["pending", "pending"])
  const manager = { ...ctx, actor: testUser("campaign_manager") }
  await expect(updateLineCheck(manager, { isOn: true })).rejects.toThrow(ForbiddenError)
})

test("the review counts what is known already, and lists it", async () => {
  await launch([landline])
  await lookUp()
  const { campaignId } = await createReadyDraft(ctx, account, [mobile ?? "", landline ?? ""])
  const { counts, recipients } = await reviewCampaign(ctx, { campaignId })
  expect({ counts, recipients }).toMatchObject({ counts: { now: 1, landline: 1, skipped: 1 }, recipients: 1 })
  for (const [filter, numbers] of [
    ["landline", [landline]],
    ["skipped", [landline]],
    ["now", [mobile]],
  ] as const) {
    const { items } = await listRecipients(ctx, { campaignId, filter })
    expect(items.map(({ address }) => address)).toEqual(numbers)
  }
})

test("what counts no more is forgotten after a day", async () => {
  await launch([mobile])
  await lookUp()
  await deleteOldLineTypes(ctx)
  expect(await world.db.lineType.count()).toBe(1)
  later(92 * 86_400_000)
  await deleteOldLineTypes(ctx)
  expect(await world.db.lineType.count()).toBe(0)
})
