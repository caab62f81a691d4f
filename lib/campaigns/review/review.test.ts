import { expect, test } from "vitest"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import type { RecipientFilter } from "#lib/campaigns/audience/recipient-filters.ts"
import type { UpdateDraftInput } from "#lib/campaigns/draft/update-draft.ts"
import {
  createReadyDraft,
  createTestDraft,
  launchDraft,
  uploadCsv,
} from "#lib/campaigns/testing/test-drafts.ts"
import { askedWhetherOptedOut, optOut } from "#lib/consent/testing/test-suppressions.ts"
import { createTestConversation } from "#lib/conversations/testing/test-conversations.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { reviewCampaign } from "./review-campaign.ts"

const newYork = "+12125550123"
const sanFrancisco = "+14155550123"
const paris = "+33612345678"
const nowhere = "+15005550006"

/** Saturday: 12:00 in London, 13:00 in Paris, 07:00 in New York, 04:00 in San Francisco. */
const now = new Date("2026-11-21T12:00:00Z")
const daily = (startMinute: number, endMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, startMinute, endMinute }))
const officeHours = daily(8 * 60, 21 * 60)

const world = worldPerFile()
const { account, ctx } = accountPerTest(world, { clock: { now: () => now } })

const setAccount = (data: object) => world.db.account.update({ where: { id: account.accountId }, data })

const draftFor = (numbers: string[], changes?: Partial<UpdateDraftInput>) =>
  createReadyDraft(ctx, account, numbers, { windows: officeHours, ...changes })

const review = async (numbers: string[], changes?: Partial<UpdateDraftInput>) =>
  reviewCampaign(ctx, await draftFor(numbers, changes))

const addressesOf = async (draft: { campaignId: string }, filter: RecipientFilter) =>
  (await listRecipients(ctx, { ...draft, filter })).items.map(({ address }) => address)

test("who goes now, who waits where and until when, who needs a person, who is no number", async () => {
  const draft = await draftFor([paris, newYork, sanFrancisco, nowhere, paris, "12"])
  const found = await reviewCampaign(ctx, draft)
  expect(found).toMatchObject({
    problems: [],
    counts: { now: 1, later: 2, held: 1, skipped: 0, invalid: 1, duplicate: 1 },
    recipients: 4,
    startsAt: null,
    finishAt: "2026-11-21T16:00:00.100Z",
    sending: [
      { from: "2026-11-21T12:00:00.000Z", to: "2026-11-21T12:00:00.100Z", messages: 1 },
      { from: "2026-11-21T13:00:00.000Z", to: "2026-11-21T13:00:00.100Z", messages: 1 },
      { from: "2026-11-21T16:00:00.000Z", to: "2026-11-21T16:00:00.100Z", messages: 1 },
    ],
  })
  expect(found.held).toHaveLength(3)
  expect(found.held).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ zones: ["America/New_York"], until: "2026-11-21T13:00:00.000Z", count: 1 }),
      expect.objectContaining({
        zones: ["America/Los_Angeles"],
        until: "2026-11-21T16:00:00.000Z",
        count: 1,
      }),
      expect.objectContaining({ zones: [], until: null, count: 1 }),
    ]),
  )
  expect(found.held.map(({ reason }) => reason.code).sort()).toEqual([
    "outside_window",
    "outside_window",
    "zone_unknown",
  ])
  expect(await addressesOf(draft, "now")).toEqual([paris])
  expect(await addressesOf(draft, "later")).toEqual([newYork, sanFrancisco])
  expect(await addressesOf(draft, "held")).toEqual([nowhere])
})

test("the start moves what is open: an hour later New York goes at once, and a zone for the rest frees them", async () => {
  const startAt = "2026-11-21T13:00:00.000Z"
  const found = await review([newYork, sanFrancisco, nowhere], {
    startAt,
    fallbackTimeZone: "Europe/Paris",
  })
  expect(found).toMatchObject({ counts: { now: 2, later: 1, held: 0 }, startsAt: startAt })
  expect(found.held).toMatchObject([{ zones: ["America/Los_Angeles"], until: "2026-11-21T16:00:00.000Z" }])
})

test("a day of rest holds everybody, and the account's own hours count where the campaign has none", async () => {
  await setAccount({ windows: daily(13 * 60, 14 * 60) })
  const { accountId } = account
  expect((await review([paris], { windows: null })).counts.now).toBe(1)
  await world.db.blackoutDate.create({
    data: { accountId, day: new Date("2026-11-21"), name: "Founders' day" },
  })
  expect((await review([paris], { windows: null })).held).toMatchObject([
    { reason: { code: "blackout_date" }, until: "2026-11-22T12:00:00.000Z" },
  ])
})

test("whose window does not open before the end is skipped, listed, and not counted as reached", async () => {
  const draft = await draftFor([paris, sanFrancisco], { endsAt: "2026-11-21T15:00:00.000Z" })
  expect(await reviewCampaign(ctx, draft)).toMatchObject({
    counts: { now: 1, later: 0, held: 0, skipped: 1, ended: 1 },
    recipients: 1,
    segments: 1,
  })
  expect(await addressesOf(draft, "ended")).toEqual([sanFrancisco])
})

test("the cost is by country, and a country without a price is named and not guessed", async () => {
  const { accountId } = account
  const price = { accountId, channel: "sms" as const, country: "US", perSegment: "0.00790" }
  await world.db.price.create({ data: price })
  await setAccount({ currency: "EUR" })
  expect((await review([newYork, sanFrancisco, paris])).cost).toEqual({
    currency: "EUR",
    total: 0.0158,
    byCountry: [
      { country: "US", messages: 2, segments: 2, amount: 0.0158 },
      { country: "FR", messages: 1, segments: 1, amount: null },
    ],
    missingCountries: ["FR"],
  })
})

test("one moment counts for all of a review, however long it takes", async () => {
  const draft = await draftFor([paris], { windows: daily(0, 1440) })
  let readings = 0
  const clock = { now: () => new Date(now.getTime() + readings++ * 1_000) }
  const { sending, sendingFrom } = await reviewCampaign({ ...ctx, clock }, draft)
  expect(sending[0]?.from).toBe(sendingFrom)
})

test("who waits for a state's law is told which, with its hours and where it is written", async () => {
  await setAccount({ stateRules: true })
  const alabama = "+12055550100"
  const waits = await review([alabama], { windows: daily(0, 1440) })
  expect(waits.held).toMatchObject([
    {
      reason: {
        code: "state_rule",
        text: expect.stringContaining("Alabama, 8:00–20:00, Sunday not at all"),
        law: { citation: expect.stringContaining("Ala. Code"), url: expect.stringMatching(/^https:/) },
      },
    },
  ])
})

test("each of the five numbers opens exactly its lines, and together they are the audience", async () => {
  const [suppressed = "", talking = "", doubtful = ""] = testAddresses(3)
  await optOut(world.db, account, suppressed)
  await askedWhetherOptedOut(world.db, account, doubtful)
  await createTestConversation(world.db, account, doubtful)
  await createTestConversation(world.db, account, talking)
  const lines = [paris, newYork, sanFrancisco, nowhere, suppressed, talking, doubtful, paris, "12"]
  const draft = await draftFor(lines, { endsAt: "2026-11-21T15:00:00.000Z" })
  const { counts, held: waits } = await reviewCampaign(ctx, draft)
  expect(waits).toContainEqual({
    zones: [],
    reason: { code: "opt_out_unclear", text: expect.stringContaining("may be an opt-out") },
    until: null,
    count: 1,
  })
  const { now, later, held, skipped, invalid, duplicate } = counts
  const five = { now, later, held, skipped, problems: invalid + duplicate }
  expect(five).toEqual({ now: 1, later: 1, held: 2, skipped: 3, problems: 2 })
  const listed = await Promise.all(
    Object.keys(five).map((filter) => addressesOf(draft, filter as RecipientFilter)),
  )
  expect(listed).toEqual([
    [paris],
    [newYork],
    [nowhere, doubtful],
    [sanFrancisco, suppressed, talking],
    [paris, null],
  ])
})

test("it shares the pace with what the sender has to send already, and is not done before its spread is over", async () => {
  const always = { windows: daily(0, 1440) }
  await createTestMessages(world.db, account, { addresses: testAddresses(200) })
  expect(await review([paris], always)).toMatchObject({ seconds: 1, ratePerSecond: 10 })
  const half = await review(testAddresses(50, 300), always)
  expect(half).toMatchObject({ seconds: 10, ratePerSecond: 10 })
  expect(half.sending).toMatchObject([{ to: half.finishAt, messages: 50 }])
  expect(await review([paris, newYork], { ...always, spreadMinutes: 30 })).toMatchObject({
    seconds: 1800,
    ratePerSecond: 2 / 1800,
  })
})

test("the day's limit is shown, and said to be too small before anybody presses the button", async () => {
  await setAccount({ maxMessagesPerDay: 2, sendingCountries: ["FR"] })
  const first = await draftFor([paris])
  expect(await reviewCampaign(ctx, first)).toMatchObject({ problems: [], dailyCap: { used: 0, max: 2 } })
  await launchDraft(ctx, first)
  const second = await draftFor([paris, newYork])
  const refused = await reviewCampaign(ctx, second)
  expect(refused.dailyCap).toEqual({ used: 1, max: 2 })
  expect(refused.problems).toMatchObject([{ step: "schedule", path: "startAt" }])
  expect(refused.problems[0]?.message).toMatch(
    /needs 2 of the daily limit of 2 messages: 1 are used, 1 are left/,
  )
  await expect(launchDraft(ctx, second)).rejects.toThrow("daily limit")
  expect(await review([paris, newYork], { startAt: "2026-11-22T12:00:00Z" })).toMatchObject({ problems: [] })
})

test("100,000 recipients are reviewed in at most six times what reading them takes", async () => {
  await setAccount({ maxRowsPerImport: 100_000 })
  const { id: campaignId } = await createTestDraft(ctx, account, { windows: officeHours })
  const areas = [212, 415, 312, 617, 305, 206, 702, 512, 303, 404]
  const rows = Array.from({ length: 100_000 }, (_, at) => `+1${areas[at % 10]}${2_000_000 + at}\n`).join("")
  await uploadCsv(ctx, campaignId, rows)
  const { counts, sending, finishAt } = await reviewCampaign(ctx, { campaignId })
  expect(counts.now + counts.later).toBe(100_000)
  expect(sending.reduce((sum, { messages }) => sum + messages, 0)).toBeCloseTo(100_000, 3)
  expect(sending.at(-1)?.to).toBe(finishAt)
  const { audienceId } = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  const readAll = () => world.db.$queryRaw`
    SELECT place, country, count(*), sum(segments) FROM audience_lines() WHERE audience_id = ${audienceId}::uuid
    GROUP BY place, country`
  // In turns, and the fastest of each: a machine busy with other things is slow for both, and not each time.
  const reviewMs: number[] = []
  const readMs: number[] = []
  for (let turn = 0; turn < 8; turn++) {
    reviewMs.push(await msOf(() => reviewCampaign(ctx, { campaignId })))
    readMs.push(await msOf(readAll))
  }
  expect(Math.min(...reviewMs)).toBeLessThan(6 * Math.min(...readMs))
}, 120_000)

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}
