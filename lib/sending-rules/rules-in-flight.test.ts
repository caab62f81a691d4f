import { setTimeout as sleep } from "node:timers/promises"
import fc from "fast-check"
import { expect, test } from "vitest"
import { createApiCampaign } from "#lib/campaigns/api/create-api-campaign.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { createTestDraft, launchDraft, uploadCsv } from "#lib/campaigns/testing/test-drafts.ts"
import { textLegs } from "#lib/channels/testing/text-legs.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { sweepMessages } from "#lib/ledger/sending/sweep-messages.ts"
import { carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, type TestAccount, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { alwaysOpen } from "#lib/windows/receiving-window.ts"
import { addBlackoutDate } from "./add-blackout-date.ts"
import { removeBlackoutDate } from "./remove-blackout-date.ts"

const place = "America/Los_Angeles"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
carrierPerFile(world, account, { callbacksEnabled: false })

const adminOf = (of: TestAccount) => testCtx(world.db, of.accountId, { actor: testUser("admin") })

/** Today where the recipients are. */
const today = () => new Intl.DateTimeFormat("sv", { timeZone: place }).format()
const restToday = (of: TestAccount) => addBlackoutDate(adminOf(of), { day: today(), name: "Day of rest" })

async function brandOpenAllDay(): Promise<TestAccount> {
  const brand = await createTestAccount(world.db)
  await world.db.account.update({
    where: { id: brand.accountId },
    data: { windows: alwaysOpen, stateRules: false },
  })
  return brand
}

/** Messages of several slices, due, held for every reason there is. */
async function addHeld(brand: TestAccount, count: number): Promise<void> {
  const { campaignId } = await createTestMessages(world.db, brand, { addresses: [] })
  await world.db.$executeRaw`
    INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments, place, state,
      reason, due_at)
    SELECT account_id, id, month, ${brand.senderId}::uuid, channel, '+1628', id || n, n, 'Hi', 1, ${place}, 'held',
      (ARRAY['outside_window', 'blackout_date', 'zone_unknown', 'scheduled', NULL])[1 + n % 5], now() - interval '1 minute'
    FROM campaign, generate_series(1, ${count}::int) n WHERE id = ${campaignId}`
}

const countOf = (brand: TestAccount, state: "pending" | "held") =>
  world.db.message.count({ where: { accountId: brand.accountId, state } })

const change = fc.record({ afterMs: fc.nat(250), isRest: fc.boolean() })

test("however changes of the rules and runs of the release meet, what is pending is open by the rules in force", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 2 }),
      checkMeeting,
    ),
    { numRuns: 12 },
  )
}, 180_000)

async function checkMeeting(
  changes: { afterMs: number; isRest: boolean }[],
  runCount: number,
): Promise<void> {
  const count = 6_000
  const brand = await brandOpenAllDay()
  await addHeld(brand, count)
  const runs = Array.from({ length: runCount }, () => releaseHeld(ctx, { maxRunMs: 60_000 }))
  let isRest = false
  for (const { afterMs, ...next } of changes) {
    await sleep(afterMs)
    if (next.isRest === isRest) continue
    await (next.isRest ? restToday(brand) : removeBlackoutDate(adminOf(brand), { day: today() }))
    isRest = next.isRest
    if (isRest) expect(await countOf(brand, "pending")).toBe(0)
  }
  await Promise.all(runs)
  await expect
    .poll(
      async () => {
        await releaseHeld(ctx, { maxRunMs: 60_000 })
        return countOf(brand, isRest ? "held" : "pending")
      },
      { timeout: 30_000 },
    )
    .toBe(count)
  await world.db.message.deleteMany({ where: { accountId: brand.accountId } })
}

test("recipients that are written chunk by chunk while a rule changes keep to the new one", async () => {
  const brand = await brandOpenAllDay()
  const web = testCtx(world.db, brand.accountId)
  const { id: campaignId } = await createTestDraft(web, brand)
  await uploadCsv(web, campaignId, `Phone\n${testAddresses(3_000).join("\n")}`)
  const { version } = await getCampaign(web, { campaignId })
  const draft = { campaignId, version }
  await launchDraft(web, draft)
  const expanding = expandCampaign(web, draft)
  await expect.poll(() => countOf(brand, "pending"), { interval: 5 }).toBeGreaterThan(0)
  await Promise.all([expanding, restToday(brand)])
  expect([await countOf(brand, "pending"), await countOf(brand, "held")]).toEqual([0, 3_000])
})

test("recipients of API calls that come while a rule changes keep to the new one", async () => {
  const brand = await brandOpenAllDay()
  const backend = testCtx(world.db, brand.accountId, {
    actor: { kind: "apiClient", id: "backend", name: "Backend" },
  })
  await addHandoff(brand)
  const post = (number: number) =>
    createApiCampaign(backend, {
      ...request,
      consumers: [{ consumerContent: { sms: `${number}` }, variables: {} }],
    })
  await post(13_235_550_100)
  expect(await countOf(brand, "pending")).toBe(1)
  const posts = Array.from({ length: 20 }, (_, index) => post(13_235_550_101 + index))
  await Promise.all([...posts, sleep(20).then(() => restToday(brand))])
  expect([await countOf(brand, "pending"), await countOf(brand, "held")]).toEqual([0, 21])
})

const request = { campaignName: "Reminder", skill: "billing", templateId: "H000000000000001", consent: true }

const addHandoff = ({ accountId, senderId }: TestAccount) =>
  world.db.handoff.create({
    data: {
      ...{
        id: request.templateId,
        accountId,
      },
      ...{ title: "Order", createdBy: "Ada" },
      legs: { create: textLegs(senderId, "Your order is ready", "Reply STOP to end") },
    },
  })

test("what a dead run had in hand when a rule changed does not leave by the old one", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  const ended = new Date(Date.now() - 1_000)
  await world.db.message.updateMany({
    where: { campaignId },
    data: { place, state: "claimed", leaseUntil: ended },
  })
  await restToday(account)
  await sweepMessages(ctx)
  await drainLane(ctx, { laneId: account.senderId, maxRunMs: 1_000 })
  await releaseHeld(ctx, { maxRunMs: 10_000 })
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "held", reason: "blackout_date" }])
})

test("what a run gives back while a change of the rules is at its rows does not leave by the old one", async () => {
  const { campaignId, messages } = await createTestMessages(world.db, account, {
    addresses: testAddresses(2),
  })
  const [waiting, inHand] = messages.map(({ id }) => id)
  const where = { id: inHand }
  await world.db.message.updateMany({ where: { campaignId }, data: { place } })
  await world.db.message.updateMany({ where, data: { state: "claimed", leaseUntil: new Date() } })
  let resting: Promise<unknown> = Promise.resolve()
  await world.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM message WHERE id = ${waiting}::uuid FOR UPDATE`
    resting = restToday(account)
    await expect.poll(isSomebodyWaiting).toBe(true)
    await world.db.message.updateMany({ where, data: { state: "pending", leaseUntil: null } })
  }, longTransaction)
  await resting
  await drainLane(ctx, { laneId: account.senderId, maxRunMs: 1_000 })
  expect((await messagesOf(world.db, campaignId)).map(({ state }) => state)).toEqual(["held", "held"])
})

async function isSomebodyWaiting(): Promise<boolean> {
  const rows = await world.db.$queryRaw<unknown[]>`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return rows.length > 0
}
