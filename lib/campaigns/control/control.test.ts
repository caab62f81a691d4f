import { expect, test } from "vitest"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { createReadyDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import { submitMessages } from "#lib/ledger/sending/submit-messages.ts"
import {
  createTestMessages,
  messagesOf,
  ofThisMonth,
  testAddresses,
} from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { cancelCampaign } from "./cancel-campaign.ts"
import { pauseCampaign } from "./pause-campaign.ts"
import { resumeCampaign } from "./resume-campaign.ts"
import { updateCampaignPace } from "./update-campaign-pace.ts"
import { updateFallbackTimeZone } from "./update-fallback-time-zone.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const countAudit = (action: string, subjectId: string) =>
  world.db.auditEntry.count({ where: { action, subjectId } })
const statesOf = async (campaignId: string) =>
  (await messagesOf(world.db, campaignId)).map(({ state }) => state)
const claim = (batchSize: number) =>
  claimMessages(ctx, { laneId: account.senderId, driverId: account.skillId, batchSize, ratePerSecond: 1_000 })

async function runningCampaign(count: number) {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(count) })
  return { campaignId }
}

test("pause gives back what was claimed, lets go what was handed over, and happens once", async () => {
  const campaign = await runningCampaign(6)
  const { messages, token } = await claim(4)
  const ids = messages.map(({ id }) => id)
  await submitMessages(ctx, { token, messages: ofThisMonth(ids.slice(0, 1)) })
  const answers = await Promise.all(Array.from({ length: 8 }, () => pauseCampaign(ctx, campaign)))
  expect(new Set(answers.map(({ pausedAt }) => pausedAt)).size).toBe(1)
  expect(answers[0]).toMatchObject({ pausedAt: expect.any(String), secondsLeft: null })
  expect(await statesOf(campaign.campaignId)).toEqual(["submitted", ...Array(5).fill("pending")])
  expect(await submitMessages(ctx, { token, messages: ofThisMonth(ids) })).toEqual(new Set())
  expect(await countAudit("campaign.pause", campaign.campaignId)).toBe(1)
  const rows = await messagesOf(world.db, campaign.campaignId)
  expect(rows.filter(({ claimToken, state }) => claimToken && state !== "submitted")).toEqual([])
})

test("resume goes on once, wakes the lane, and leaves the ledger as it was", async () => {
  const campaign = await runningCampaign(3)
  await pauseCampaign(ctx, campaign)
  const answers = await Promise.all(Array.from({ length: 8 }, () => resumeCampaign(ctx, campaign)))
  expect(answers[0]).toMatchObject({ pausedAt: null, counts: { pending: 3 } })
  expect(ctx.requested).toEqual([
    { name: "drain-lane", payload: { accountId: account.accountId, laneId: account.senderId } },
  ])
  expect(await countAudit("campaign.resume", campaign.campaignId)).toBe(1)
})

test("people who pause, resume and cancel at once end in one of the three, and no message is lost", async () => {
  const campaign = await runningCampaign(40)
  await claim(20)
  const moves = Array.from({ length: 12 }, (_, index) =>
    index % 2 === 0 ? pauseCampaign(ctx, campaign) : resumeCampaign(ctx, campaign),
  )
  const settled = await Promise.allSettled([...moves, cancelCampaign(ctx, campaign)])
  expect(settled.at(-1)).toMatchObject({ status: "fulfilled" })
  expect(await getCampaign(ctx, campaign)).toMatchObject({
    status: "cancelled",
    total: 40,
    counts: { cancelled: 40 },
  })
  await expect(resumeCampaign(ctx, campaign)).rejects.toThrow("The campaign was cancelled, which is final")
})

test("a draft and a finished campaign cannot be paused, and say what to do", async () => {
  const draft = await createReadyDraft(ctx, account, testAddresses(1))
  for (const change of [pauseCampaign, resumeCampaign])
    await expect(change(ctx, draft)).rejects.toThrow("launch it first")
  const finished = await runningCampaign(1)
  await world.db.message.updateMany({ where: finished, data: { state: "delivered" } })
  await expect(pauseCampaign(ctx, finished)).rejects.toThrow("there is nothing left to change")
})

test("a campaign that is scheduled or being prepared can be paused too", async () => {
  const scheduled = await runningCampaign(2)
  const startAt = new Date(Date.now() + 3_600_000)
  await world.db.campaign.update({
    where: { id: scheduled.campaignId },
    data: { startAt, startedAt: null, expandedAt: null },
  })
  expect(await pauseCampaign(ctx, scheduled)).toMatchObject({ pausedAt: expect.any(String) })
  expect(await resumeCampaign(ctx, scheduled)).toMatchObject({ pausedAt: null, secondsLeft: null })
})

test("a pace of its own is below the sender's, shows in the time left, and is taken away by null", async () => {
  const campaign = await runningCampaign(20)
  const set = (ratePerSecond: number | null) => updateCampaignPace(ctx, { ...campaign, ratePerSecond })
  expect(await set(2)).toMatchObject({ paceRatePerSecond: 2, ratePerSecond: 10, secondsLeft: 10 })
  await expect(set(10)).rejects.toThrow("The sender's pace is 10 segments a second: choose less")
  await expect(set(0)).rejects.toThrow("at least 0.1")
  const both = await Promise.all([set(4), set(4), set(4)])
  expect(both.map(({ paceRatePerSecond }) => paceRatePerSecond)).toEqual([4, 4, 4])
  expect(await set(null)).toMatchObject({ paceRatePerSecond: null, secondsLeft: 2 })
  await set(null)
  expect(await countAudit("campaign.set_pace", campaign.campaignId)).toBe(3)
})

test("the time left is what the rule allows for texts of that length", async () => {
  const addresses = testAddresses(20)
  const { campaignId } = await createTestMessages(world.db, account, { addresses, segments: 6 })
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({ ratePerSecond: 10, secondsLeft: 20 })
})

test("a clock that a slow pace moved far ahead is brought back by a faster one", async () => {
  const campaign = await runningCampaign(2)
  const nextSlotAt = new Date(Date.now() + 600_000)
  await world.db.campaignPace.create({ data: { ...campaign, ratePerSecond: 0.1, nextSlotAt } })
  await updateCampaignPace(ctx, { ...campaign, ratePerSecond: 5 })
  const pace = await world.db.campaignPace.findUniqueOrThrow({ where: campaign })
  expect(pace.nextSlotAt.getTime() - Date.now()).toBeLessThan(1_300)
})

test("a fallback zone lets those whose number tells none be looked at again, and nobody else", async () => {
  const campaign = await runningCampaign(3)
  const later = new Date(Date.now() + 86_400_000)
  const hold = (line: number, reason: string) =>
    world.db.message.updateMany({
      where: { ...campaign, line },
      data: { state: "held", reason, dueAt: later },
    })
  await hold(1, "zone_unknown")
  await hold(2, "outside_window")
  await world.db.message.updateMany({ where: { ...campaign, line: 2 }, data: { place: "Europe/Paris" } })
  expect(await getCampaign(ctx, campaign)).toMatchObject({
    heldUntil: later.toISOString(),
    isZoneMissing: true,
  })
  const set = (fallbackTimeZone: string) => updateFallbackTimeZone(ctx, { ...campaign, fallbackTimeZone })
  await expect(set("Mars/Olympus")).rejects.toThrow("no such time zone")
  await Promise.all([set("Europe/Berlin"), set("Europe/Berlin")])
  const rows = await messagesOf(world.db, campaign.campaignId)
  expect(rows[0]?.dueAt.getTime()).toBeLessThanOrEqual(Date.now())
  expect(rows[1]?.dueAt).toEqual(later)
  expect(await world.db.campaign.findUnique({ where: { id: campaign.campaignId } })).toMatchObject({
    fallbackTimeZone: "Europe/Berlin",
  })
})

test("another fallback zone counts at once for whoever was about to leave by the first", async () => {
  const campaign = await runningCampaign(4)
  const closesAt = new Date(Date.now() + 3_600_000)
  const set = (line: number, data: object) =>
    world.db.message.updateMany({ where: { ...campaign, line }, data })
  await set(1, { closesAt })
  await set(2, { closesAt, place: "Europe/Paris" })
  await set(3, { state: "held", reason: "outside_window", dueAt: closesAt })
  await set(4, { state: "held", reason: "scheduled", dueAt: closesAt })
  await updateFallbackTimeZone(ctx, { ...campaign, fallbackTimeZone: "Asia/Tokyo" })
  expect(await statesOf(campaign.campaignId)).toEqual(["held", "pending", "held", "held"])
  const rows = await world.db.message.findMany({ where: campaign, orderBy: { line: "asc" } })
  expect(rows.map(({ dueAt }) => dueAt < closesAt)).toEqual([true, true, true, true])
})
