import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { createApiCampaign } from "#lib/campaigns/api/create-api-campaign.ts"
import { apiCtx, person, request } from "#lib/campaigns/api/testing/api-requests.ts"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import {
  createLaunchedCampaign,
  createTestDraft,
  launchDraft,
  uploadCsv,
} from "#lib/campaigns/testing/test-drafts.ts"
import { type Legs, legRows } from "#lib/channels/leg.ts"
import { serveWebhooks } from "#lib/channels/twilio/testing/serve-webhooks.ts"
import { statusWebhook } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { acceptedSince, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { receiveStatus } from "#lib/webhooks/receive-status.ts"
import { expandCampaign } from "./expand-campaign.ts"
import { releaseHeld } from "./release-held.ts"

const landline = 30006

const world = processWorldPerFile()
const { account, ctx } = accountPerTest(world)
const webhooks = filledBy(beforeAll, () => serveWebhooks())
const carrier = carrierPerFile(world, account, { sendLatencyMs: 20, deliverLatencyMs: 20 })
beforeAll(() => {
  vi.stubEnv("PUBLIC_URL", webhooks.url)
})
afterAll(() => webhooks.close())

let second = { id: "", address: "" }
let nextNumber = 0
beforeEach(async () => {
  const { accountId } = account
  second = { id: randomUUID(), address: `+1323300${String(1000 + nextNumber++)}` }
  await world.db.sender.create({ data: { ...second, accountId, channel: "sms", label: "Second" } })
  await world.db.lane.create({ data: { id: second.id, accountId } })
  await setCallbacks(false)
})

const setCallbacks = (callbacksEnabled: boolean) =>
  fetch(`${carrier.url}/sandbox/settings`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ callbacksEnabled }),
  })
const content = (text: string) => ({ kind: "text" as const, text, optOutText: "STOP ends it" })
const legs = (): Legs<string> => [
  { channel: "sms", senderId: account.senderId, content: content("Hi {{1}}") },
  { channel: "sms", senderId: second.id, content: content("{{1}}, we could not reach you") },
]

/** Three recipients, the third of whom is called Eve. */
type Launch = (addresses: string[]) => Promise<string>
const names = ["Ada", "Tim", "Eve"]

const byApi: Launch = async (addresses) => {
  const id = `H${String(nextNumber).padStart(15, "0")}`
  const { accountId } = account
  await world.db.handoff.create({
    data: {
      id,
      accountId,
      title: id,
      createdBy: "Ada",
      legs: { create: legRows(legs()) },
      lookbackMinutes: 90,
    },
  })
  const consumers = addresses.map((address, index) => person(address, { 1: names[index] }))
  const answer = await createApiCampaign(apiCtx(world.db, account), request({ templateId: id, consumers }))
  return answer.proactiveCampaignId
}

const byCsv: Launch = async (addresses) => {
  const { id: campaignId } = await createTestDraft(ctx, account)
  const rows = legRows(legs()).map((leg) => ({ ...leg, campaignId }))
  await world.db.campaignLeg.deleteMany({ where: { campaignId } })
  await world.db.campaignLeg.createMany({ data: rows })
  await uploadCsv(
    ctx,
    campaignId,
    ["Phone,Name", ...addresses.map((address, index) => `${address},${names[index]}`)].join("\n"),
  )
  const { version } = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  await launchDraft(ctx, { campaignId, version })
  await expandCampaign(ctx, { campaignId })
  return campaignId
}

const someAddresses = () => testAddresses(3, 10 * nextNumber)
const attemptsOf = async (campaignId: string) => {
  const ids = (await messagesOf(world.db, campaignId)).map(({ id }) => id)
  return world.db.messageAttempt.findMany({
    where: { messageId: { in: ids } },
    orderBy: { messageId: "asc" },
  })
}
const drain = (laneId: string) => drainLane(ctx, { laneId, maxRunMs: 5_000 })

/** The provider's word, after it took the first leg, that these two are landlines. */
async function failTwo(campaignId: string): Promise<void> {
  const [ada, tim] = await messagesOf(world.db, campaignId)
  for (const message of [ada, tim])
    await receiveStatus(
      ctx,
      statusWebhook(account.accountId, {
        ...{ status: "undelivered", errorCode: landline },
        ...{ messageId: message?.id ?? "", sid: message?.providerId ?? "" },
      }),
    )
}

test.each([
  ["the API", byApi],
  ["a file", byCsv],
])(
  "a campaign of two legs from %s is sent by the second to whom the first cannot reach",
  async (_, launch) => {
    const addresses = someAddresses()
    const campaignId = await launch(addresses)
    const waiting = await attemptsOf(campaignId)
    expect(waiting.map(({ body }) => body).toSorted()).toEqual(
      names.map((name) => `${name}, we could not reach you\nSTOP ends it`).toSorted(),
    )
    for (const attempt of waiting)
      expect(attempt).toMatchObject({
        leg: 2,
        channel: "sms",
        laneId: second.id,
        state: "pending",
        segments: 1,
      })
    await drain(account.senderId)
    await failTwo(campaignId)
    await releaseHeld(ctx, { maxRunMs: 10_000 })
    await setCallbacks(true)
    await drain(second.id)
    const states = async () => (await messagesOf(world.db, campaignId)).map(({ leg, state }) => [leg, state])
    await expect.poll(states, { timeout: 10_000 }).toEqual([
      [2, "delivered"],
      [2, "delivered"],
      [1, "accepted"],
    ])
    const bySecond = (await acceptedSince(carrier)).filter(({ from }) => from === second.address)
    expect(bySecond.map(({ to }) => to).toSorted()).toEqual(addresses.slice(0, 2))
    const tally = (await getTallies(world.db, [campaignId])).get(campaignId)
    expect(tally).toMatchObject({ total: 3, segments: 3, byStatus: { delivered: 2, sent: 1, failed: 0 } })
  },
)

test.each([
  ["the API", byApi],
  ["a file", byCsv],
])("a campaign from %s that was cancelled steps nowhere", async (_, launch) => {
  const campaignId = await launch(someAddresses())
  const id = (await messagesOf(world.db, campaignId))[2]?.id ?? ""
  await world.db.message.updateMany({ where: { id }, data: { state: "held" } })
  await drain(account.senderId)
  await cancelCampaign(ctx, { campaignId })
  await failTwo(campaignId)
  await releaseHeld(ctx, { maxRunMs: 10_000 })
  await drain(second.id)
  expect((await messagesOf(world.db, campaignId)).map(({ leg, state }) => [leg, state])).toEqual([
    [1, "failed"],
    [1, "failed"],
    [1, "cancelled"],
  ])
  expect((await acceptedSince(carrier)).filter(({ from }) => from === second.address)).toEqual([])
})

test("who is written to in one way only has no leg that waits", async () => {
  const campaignId = await createLaunchedCampaign(ctx, account, someAddresses())
  expect(await attemptsOf(campaignId)).toEqual([])
})
