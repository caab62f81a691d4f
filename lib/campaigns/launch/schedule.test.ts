import { beforeEach, expect, test } from "vitest"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { pauseCampaign } from "#lib/campaigns/control/pause-campaign.ts"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { cloneCampaign } from "#lib/campaigns/draft/clone-campaign.ts"
import { type UpdateDraftInput, updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { listCampaigns } from "#lib/campaigns/progress/list-campaigns.ts"
import { getDailyQuota } from "#lib/campaigns/quota/daily-quota.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { createReadyDraft, createTestDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { ConflictError, InvalidInputError, RateLimitedError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { startCampaign } from "./start-campaign.ts"
import { startCampaigns } from "./start-campaigns.ts"

const noon = Date.parse("2026-11-21T12:00:00Z")
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const at = (differenceMs: number) => new Date(noon + differenceMs)
const iso = (differenceMs: number) => at(differenceMs).toISOString()

const world = worldPerFile()
const { account, ctx } = accountPerTest(world, { clock: { now: () => new Date(nowMs) } })
let nowMs: number
beforeEach(async () => {
  nowMs = noon
})

const readyDraft = (schedule: Partial<UpdateDraftInput>, count = 3) =>
  createReadyDraft(ctx, account, testAddresses(count), schedule)

const launched = async (schedule: Partial<UpdateDraftInput>, count?: number) =>
  launchDraft(ctx, await readyDraft(schedule, count))

const usedOn = async (day: Date) =>
  (await getDailyQuota(world.db, { accountId: account.accountId, channel: "sms", at: day })).used
const audited = (subjectId: string, action: string) =>
  world.db.auditEntry.findMany({ where: { subjectId, action } })

test("the schedule is saved with the draft, compared by its meaning, and taken out again", async () => {
  const schedule = {
    windows: [{ day: 1, startMinute: 540, endMinute: 1020 }],
    scheduleTimeZone: "America/New_York",
    startAt: "2026-11-22T09:00:00-05:00",
    endsAt: "2026-11-30T17:00:00-05:00",
    spreadMinutes: 120,
    fallbackTimeZone: "Europe/Paris",
  }
  const { id: campaignId, version } = await createTestDraft(ctx, account)
  const saved = await updateDraft(ctx, { campaignId, version, ...schedule })
  expect(saved).toMatchObject({
    ...schedule,
    version: version + 1,
    startAt: "2026-11-22T14:00:00.000Z",
    endsAt: "2026-11-30T22:00:00.000Z",
  })
  expect(await updateDraft(ctx, { campaignId, version: version + 1, ...schedule })).toEqual(saved)
  const clone = await cloneCampaign(ctx, { campaignId })
  const { startAt: _, endsAt: __, ...kept } = schedule
  expect(clone).toMatchObject({ ...kept, startAt: null, endsAt: null })
  const none = Object.fromEntries(Object.keys(schedule).map((field) => [field, null]))
  expect(await updateDraft(ctx, { campaignId, version: version + 1, ...none })).toMatchObject(none)
  const clearedClone = await cloneCampaign(ctx, { campaignId })
  expect(clearedClone).toMatchObject(none)
})

test.each<[string, object, string]>([
  ["a start that is no instant", { startAt: "tomorrow" }, "startAt"],
  ["a start without an offset", { startAt: "2026-11-22T09:00:00" }, "startAt"],
  ["an end before the start", { startAt: iso(hourMs), endsAt: iso(0) }, "endsAt"],
  ["an end at the start", { startAt: iso(hourMs), endsAt: iso(hourMs) }, "endsAt"],
  ["a zone of no map", { scheduleTimeZone: "Mars/Olympus" }, "scheduleTimeZone"],
  ["an offset for a zone", { fallbackTimeZone: "+02:00" }, "fallbackTimeZone"],
  ["a spread of no time", { spreadMinutes: 0 }, "spreadMinutes"],
  ["a spread of more than 30 days", { spreadMinutes: 43_201 }, "spreadMinutes"],
  ["half a minute", { spreadMinutes: 1.5 }, "spreadMinutes"],
])("%s is refused and changes nothing", async (_, changes, path) => {
  const { id: campaignId, version } = await createTestDraft(ctx, account)
  const refused = await updateDraft(ctx, { campaignId, version, ...changes }).catch((error) => error)
  const paths =
    refused instanceof InvalidInputError ? refused.fields.map((field) => field.path) : issuePaths(refused)
  expect(paths).toEqual([path])
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({ version })
})

const issuePaths = (error: { issues?: { path: PropertyKey[] }[] }) =>
  (error.issues ?? []).map(({ path }) => path.join("."))

test("launch now starts now; launch for later starts later, and counts for that day", async () => {
  const now = await launched({})
  expect(now).toMatchObject({ startedAt: iso(0), startAt: null })
  const later = await launched({ startAt: iso(24 * hourMs) })
  expect(later).toMatchObject({ startedAt: null, startAt: iso(24 * hourMs) })
  expect([await usedOn(at(0)), await usedOn(at(24 * hourMs))]).toEqual([3, 3])
})

test("who schedules asks for a look at the schedule, so that a host that looks each minute does not miss a near start", async () => {
  const names = () => ctx.requested.splice(0).map(({ name }) => name)
  const now = await readyDraft({})
  names()
  await launchDraft(ctx, now)
  expect(names()).toEqual(["expand-campaign"])
  const campaignId = (await launched({ startAt: iso(40_000) })).id
  expect(names()).toContain("release-held")
  await pauseCampaign(ctx, { campaignId })
  names()
  await resumeCampaign(ctx, { campaignId })
  expect(names()).toContain("release-held")
})

test("a start that passed a few minutes ago is now; one that passed longer ago is asked about", async () => {
  const draft = await readyDraft({ startAt: iso(10 * minuteMs), endsAt: iso(24 * hourMs) })
  nowMs = noon + 16 * minuteMs
  expect((await reviewCampaign(ctx, draft)).problems).toEqual([
    { step: "schedule", path: "startAt", message: "The start has passed: choose a later one, or start now" },
  ])
  await expect(launchDraft(ctx, draft)).rejects.toThrow("The start has passed")
  nowMs = noon + 14 * minuteMs
  expect(await launchDraft(ctx, draft)).toMatchObject({ startedAt: iso(14 * minuteMs) })

  const ended = await readyDraft({ endsAt: iso(hourMs) })
  nowMs = noon + hourMs
  await expect(launchDraft(ctx, ended)).rejects.toThrow("The end has passed")
})

test("a campaign that is spread gets the pace that spreads it", async () => {
  const { id } = await launched({ spreadMinutes: 2 }, 12)
  expect(await world.db.campaignPace.findUnique({ where: { campaignId: id } })).toMatchObject({
    ratePerSecond: 0.1,
  })
})

test("the sweep starts what is due, once however often it runs, and leaves the rest alone", async () => {
  const due = await launched({ startAt: iso(hourMs) })
  const early = await launched({ startAt: iso(2 * hourMs) })
  const cancelled = await launched({ startAt: iso(hourMs) })
  await cancelCampaign(ctx, { campaignId: cancelled.id })
  nowMs = noon + hourMs - 1
  await startCampaigns(ctx)
  expect(await getCampaign(ctx, { campaignId: due.id })).toMatchObject({ startedAt: null })
  nowMs = noon + 2 * hourMs - 1
  await Promise.all(Array.from({ length: 5 }, () => startCampaigns(ctx)))
  expect(await getCampaign(ctx, { campaignId: due.id })).toMatchObject({
    startedAt: iso(2 * hourMs - 1),
    startMissedAt: null,
  })
  expect(await audited(due.id, "campaign.start")).toMatchObject([
    { actorKind: "job", actorId: "release-held" },
  ])
  for (const { id } of [early, cancelled])
    expect(await getCampaign(ctx, { campaignId: id })).toMatchObject({ startedAt: null, startMissedAt: null })
})

test("an account that cannot be started keeps no other from starting, and is reported", async () => {
  const others = await Promise.all(Array.from({ length: 4 }, () => createTestAccount(world.db)))
  const campaignIds: string[] = []
  for (const [index, brand] of [account, ...others].entries()) {
    const { campaignId } = await createTestMessages(world.db, brand, { addresses: [] })
    const data = { startAt: at(index), startedAt: null }
    await world.db.campaign.update({ where: { id: campaignId }, data })
    campaignIds.push(campaignId)
  }
  await world.db.$executeRawUnsafe(
    `ALTER TABLE campaign ADD CONSTRAINT refused CHECK (account_id <> '${account.accountId}' OR started_at IS NULL) NOT VALID`,
  )
  nowMs = noon + minuteMs
  const starting = startCampaigns(ctx)
  const refusal = expect.objectContaining({ message: expect.stringContaining("refused") })
  await expect(starting).rejects.toMatchObject({ errors: [refusal] })
  await world.db.$executeRaw`ALTER TABLE campaign DROP CONSTRAINT refused`
  const started = await world.db.campaign.findMany({
    where: { id: { in: campaignIds }, startedAt: { not: null } },
    orderBy: { startAt: "asc" },
  })
  expect(started.map(({ id }) => id)).toEqual(campaignIds.slice(1))
})

async function pausedBeforeItsStart() {
  const { id: campaignId } = await launched({ startAt: iso(hourMs) })
  expect(await pauseCampaign(ctx, { campaignId })).toMatchObject({ status: "paused", startedAt: null })
  return { campaignId }
}

test("paused before its start it is paused, not scheduled, and its time passes without a start", async () => {
  const campaign = await pausedBeforeItsStart()
  const listed = async (status: "paused" | "scheduled") =>
    (await listCampaigns(ctx, { status })).items.map(({ id }) => id)
  expect([await listed("paused"), await listed("scheduled")]).toEqual([[campaign.campaignId], []])
  nowMs = noon + 24 * hourMs
  await startCampaigns(ctx)
  expect(await getCampaign(ctx, campaign)).toMatchObject({ status: "paused", startMissedAt: null })
  await expect(cancelCampaign(ctx, campaign)).resolves.toMatchObject({ status: "cancelled" })
})

test.each([
  ["before its time: it is scheduled again", -1, { status: "scheduled", startedAt: null }],
  ["at its time: it starts", 0, { startedAt: iso(hourMs), startMissedAt: null }],
  ["an hour late: it starts", hourMs, { startedAt: iso(2 * hourMs), startMissedAt: null }],
  ["later: a person decides", hourMs + 1, { status: "needs_decision", startMissedAt: iso(2 * hourMs + 1) }],
])("resumed %s", async (_, lateMs, expected) => {
  const campaign = await pausedBeforeItsStart()
  nowMs = noon + hourMs + lateMs
  const answers = await Promise.all(Array.from({ length: 5 }, () => resumeCampaign(ctx, campaign)))
  for (const answer of answers) expect(answer).toMatchObject({ pausedAt: null, ...expected })
  const starts = await world.db.auditEntry.findMany({
    where: { subjectId: campaign.campaignId, action: { startsWith: "campaign.start" } },
  })
  expect(starts).toHaveLength(lateMs < 0 ? 0 : 1)
})

test("started by a person while it is paused, it goes", async () => {
  const campaign = await pausedBeforeItsStart()
  expect(await startCampaign(ctx, campaign)).toMatchObject({ startedAt: iso(0), pausedAt: null })
  expect(await audited(campaign.campaignId, "campaign.start")).toMatchObject([{ detail: { paused: true } }])
})

test("a start missed by more than an hour waits for a person, who starts it once", async () => {
  const { id: campaignId } = await launched({ startAt: iso(hourMs) })
  nowMs = noon + 24 * hourMs
  await Promise.all(Array.from({ length: 5 }, () => startCampaigns(ctx)))
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({
    startedAt: null,
    startMissedAt: iso(24 * hourMs),
  })
  expect(await audited(campaignId, "campaign.start_missed")).toHaveLength(1)
  nowMs += hourMs
  await Promise.all(Array.from({ length: 5 }, () => startCampaign(ctx, { campaignId })))
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({ startedAt: iso(25 * hourMs) })
  expect(await audited(campaignId, "campaign.start")).toMatchObject([
    { actorKind: "user", detail: { scheduledFor: iso(hourMs), missed: true } },
  ])
  expect([await usedOn(at(0)), await usedOn(at(24 * hourMs))]).toEqual([0, 3])
})

test("start now moves the waiting rows to now; a full day refuses it and changes nothing", async () => {
  const { id: campaignId } = await launched({ startAt: iso(24 * hourMs) })
  const { messages } = await createTestMessages(world.db, account, { addresses: testAddresses(3, 20) })
  const due = { campaignId, state: "held" as const, reason: "scheduled", dueAt: at(24 * hourMs) }
  await world.db.message.updateMany({ where: { id: { in: messages.map(({ id }) => id) } }, data: due })
  await world.db.message.updateMany({ where: { campaignId, line: 1 }, data: { reason: "outside_window" } })
  const allow = (maxMessagesPerDay: number) =>
    world.db.account.update({ where: { id: account.accountId }, data: { maxMessagesPerDay } })
  await allow(2)
  await expect(startCampaign(ctx, { campaignId })).rejects.toBeInstanceOf(RateLimitedError)
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({ startedAt: null, startAt: iso(24 * hourMs) })
  expect(await usedOn(at(24 * hourMs))).toBe(3)
  await allow(3)
  await startCampaign(ctx, { campaignId })
  const rows = await world.db.message.findMany({ where: { campaignId }, select: { dueAt: true } })
  expect(rows).toEqual(Array(3).fill({ dueAt: at(0) }))
})

test("a draft, a cancelled campaign and one whose end has passed cannot be started", async () => {
  const draft = await readyDraft({ startAt: iso(hourMs) })
  await expect(startCampaign(ctx, draft)).rejects.toBeInstanceOf(ConflictError)
  const cancelled = await launched({ startAt: iso(hourMs) })
  await cancelCampaign(ctx, { campaignId: cancelled.id })
  await expect(startCampaign(ctx, { campaignId: cancelled.id })).rejects.toThrow("was cancelled")
  const ended = await launched({ startAt: iso(hourMs), endsAt: iso(2 * hourMs) })
  nowMs = noon + 2 * hourMs
  await expect(startCampaign(ctx, { campaignId: ended.id })).rejects.toThrow(
    "The end of the campaign has passed",
  )
})

test("a schedule that was changed after the review is not launched", async () => {
  const draft = await readyDraft({})
  await updateDraft(ctx, { ...draft, startAt: iso(hourMs) })
  await expect(launchDraft(ctx, draft)).rejects.toThrow("changed since it was reviewed")
})
