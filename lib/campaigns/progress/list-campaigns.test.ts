import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { newCampaignId } from "#lib/campaigns/new-campaign-id.ts"
import { collectText, createTestDraft, uploadCsv } from "#lib/campaigns/testing/test-drafts.ts"
import { recipientStatuses } from "#lib/ledger/recipient-status.ts"
import { explain } from "#lib/platform/testing/explain.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { CampaignStage, MessageState } from "#prisma/generated/enums.ts"
import { listFacets } from "./campaign-facets.ts"
import { sliceOfCampaigns } from "./campaign-rows.ts"
import { campaignStatus, campaignStatuses } from "./campaign-status.ts"
import type { CampaignRow } from "./campaign-view.ts"
import { exportCampaigns } from "./export-campaigns.ts"
import { getTallies } from "./get-tallies.ts"
import { listCampaigns } from "./list-campaigns.ts"
import { emptyCounts } from "./status-counts.ts"
import { summarizeCampaigns } from "./summarize-campaigns.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

type Delta = { state: MessageState; responded: boolean; count: number }
type Marks = { startedAt: Date | null; startMissedAt: Date | null; pausedAt: Date | null }
type Given = { name?: string; stage: CampaignStage; isExpanded: boolean; deltas: Delta[]; marks?: Marks }

const started: Marks = { startedAt: new Date(), startMissedAt: null, pausedAt: null }

async function createCampaignWith(given: Given, accountId = account.accountId) {
  const { name = "x", stage, isExpanded, deltas, marks = started } = given
  const campaign = await world.db.campaign.create({
    data: {
      id: newCampaignId(),
      accountId,
      name,
      stage,
      source: "web",
      channel: "sms",
      launchedAt: stage === "draft" ? null : new Date(),
      expandedAt: isExpanded ? new Date() : null,
      ...marks,
      createdById: "test",
      createdByName: "Test",
    },
  })
  const about = { accountId, campaignId: campaign.id }
  await world.db.campaignTally.createMany({
    data: deltas.map((delta) => ({ ...about, ...delta, segments: delta.count })),
  })
  return campaign
}

const delta = fc.record({
  state: fc.constantFrom(...Object.values(MessageState)),
  responded: fc.boolean(),
  count: fc.integer({ min: 1, max: 5 }),
})

const mark = fc.constantFrom(null, new Date())
const given = fc.record({
  marks: fc.record({ startedAt: mark, startMissedAt: mark, pausedAt: mark }),
  stage: fc.constantFrom(...Object.values(CampaignStage)),
  isExpanded: fc.boolean(),
  deltas: fc.array(delta, { maxLength: 4 }),
})

const byId = (a: CampaignRow, b: CampaignRow) => a.id.localeCompare(b.id)

test("list, filter and details derive the same status and counts, whatever they were given", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 6 }), async (all) => {
      const fresh = await strangerCtx(world.db)
      const campaigns = await Promise.all(all.map((each) => createCampaignWith(each, fresh.accountId)))
      const tallies = await getTallies(
        world.db,
        campaigns.map(({ id }) => id),
      )
      const { items } = await listCampaigns(fresh, { pageSize: 200 })
      for (const campaign of campaigns) {
        const counts = tallies.get(campaign.id)?.byStatus ?? emptyCounts()
        const shown = items.find(({ id }) => id === campaign.id)
        expect([shown?.status, shown?.counts]).toEqual([campaignStatus(campaign, counts), counts])
      }
      const filtered = await Promise.all(
        campaignStatuses.map(async (status) => (await listCampaigns(fresh, { status, pageSize: 200 })).items),
      )
      expect(filtered.flat().toSorted(byId)).toEqual(items.toSorted(byId))
      for (const [index, status] of campaignStatuses.entries())
        expect(filtered[index]?.every((row) => row.status === status)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

const delivered = (count: number): Delta => ({ state: "delivered", responded: false, count })
const finished = (name: string, count: number) =>
  createCampaignWith({ name, stage: "launched", isExpanded: true, deltas: [delivered(count)] })

test("sorting by what is derived is right over all pages, and paging loses nothing", async () => {
  for (const count of [3, 1, 5, 2, 4]) await finished(`c${count}`, count)
  const inPages = { sort: "recipients", direction: "desc", pageSize: 2 } as const
  const pages = [await listCampaigns(ctx, inPages)]
  for (const page of [2, 3]) pages.push(await listCampaigns(ctx, { ...inPages, page }))
  expect(pages.flatMap(({ items }) => items.map(({ recipients }) => recipients))).toEqual([5, 4, 3, 2, 1])
  expect(pages[0]).toMatchObject({ total: 5, page: 1, pageSize: 2 })
})

test("a draft counts the good lines of its audience, and what has no launch date sorts last", async () => {
  const { id } = await createTestDraft(ctx, account, { name: "Draft of a_b%" })
  await uploadCsv(ctx, id, "16287770000\n16287770001\n12\n")
  await finished("Émile", 1)
  const { items } = await listCampaigns(ctx, { sort: "launchedAt", direction: "desc" })
  expect(items.map(({ name, recipients, status }) => [name, recipients, status])).toEqual([
    ["Émile", 1, "completed"],
    ["Draft of a_b%", 2, "draft"],
  ])
  const find = async (input: object) => (await listCampaigns(ctx, input)).items.map(({ name }) => name)
  expect(await find({ search: "éMILE" })).toEqual(["Émile"])
  expect(await find({ search: "b%" })).toEqual(["Draft of a_b%"])
  expect(await find({ search: "a.b" })).toEqual([])
  expect(await find({ search: "' OR 1=1 --" })).toEqual([])
  expect(await find({ status: "draft" })).toEqual(["Draft of a_b%"])
  expect(await find({ source: "api" })).toEqual([])
  expect(await find({ channel: "sms", sort: "status", direction: "asc" })).toEqual(["Draft of a_b%", "Émile"])
})

const search = (text: string, input: object = {}) => listCampaigns(ctx, { search: text, ...input })
const namesFor = async (text: string, input?: object) =>
  (await search(text, input)).items.map(({ name }) => name).toSorted()

/** Campaigns of three kinds in the order of their numbers, half an hour apart, the last one now. */
const addNamed = (names: string[]) => world.db.$executeRaw`
  INSERT INTO campaign (id, account_id, name, source, channel, created_by_id, created_by_name, created_at, updated_at)
  SELECT substr(md5(${account.accountId} || n), 1, 9), ${account.accountId}, name, 'api',
    (enum_range(NULL::channel))[1 + n % 3], 'test', 'Test', now() - (${names.length}::int - n) * interval '30 min', now()
  FROM unnest(${names}::text[]) WITH ORDINALITY AS named(name, n) ORDER BY n`

const manyOf = (count: number, name: string) => Array.from({ length: count }, (_, n) => `${name} ${n}`)

describe.each([
  { size: "few", others: [] },
  { size: "many", others: manyOf(1_100, "Winter") },
])("a search among $size campaigns", ({ others }) => {
  const names = [
    "Spring sale-out",
    "Offspring",
    "--- signs ---",
    "Ünser ‘Bild’ \\ o'clock",
    "50 %_off (now)",
    "x".repeat(60),
  ]
  beforeEach(() => addNamed([...names, ...others]))

  test.each([
    ["spring", ["Spring sale-out"]],
    ["SALE", ["Spring sale-out"]],
    ["out", ["Spring sale-out"]],
    ["spring sale-", ["Spring sale-out"]],
    ["spring out", []],
    ["o", ["50 %_off (now)", "Offspring", "Spring sale-out", "Ünser ‘Bild’ \\ o'clock"]],
    ["ün", ["Ünser ‘Bild’ \\ o'clock"]],
    ["bild", ["Ünser ‘Bild’ \\ o'clock"]],
    ["\\ o'c", ["Ünser ‘Bild’ \\ o'clock"]],
    ["---", ["--- signs ---"]],
    ["%_off (now)", ["50 %_off (now)"]],
    [".*", []],
    ["x".repeat(60), ["x".repeat(60)]],
    ["x".repeat(61), []],
  ])("finds by %j what has it where a word begins", async (text, expected) => {
    expect(await namesFor(text)).toEqual(expected)
  })

  test("finds by an id and by its beginning, in one of the kinds, and in no other account", async () => {
    const first = await world.db.campaign.findFirstOrThrow({
      where: { accountId: account.accountId, name: "Offspring" },
    })
    for (const text of [first.id, first.id.slice(0, 6).toUpperCase()])
      expect(await namesFor(text)).toEqual(["Offspring"])
    expect(await namesFor(first.id, { status: "draft", channel: first.channel })).toEqual(["Offspring"])
    expect(await namesFor(first.id, { source: "web" })).toEqual([])
    expect((await listCampaigns(await strangerCtx(world.db), { search: "spring" })).items).toEqual([])
  })
})

test.each([
  ["in the newest", 0],
  ["long ago", 1_200],
])("of more than 200 hits %s a search has the newest 200, and sorts and pages these", async (_, newer) => {
  await addNamed([...manyOf(230, "Autumn"), ...manyOf(newer, "Winter")])
  const last = await search("autumn", { sort: "createdAt", direction: "asc", page: 8, pageSize: 25 })
  expect(last).toMatchObject({ total: 200, isTotalAtLeast: true })
  expect(last.items.map(({ name }) => name)).toEqual(manyOf(230, "Autumn").slice(205))
  const first = await search("autumn", { sort: "createdAt", direction: "asc", pageSize: 1 })
  expect(first.items.map(({ name }) => name)).toEqual(["Autumn 30"])
  expect((await search("autumn", { page: 9 })).items).toEqual([])
})

test("a page far down the list is found in the index, and only its rows are read", async () => {
  await addNamed(manyOf(20_000, "Autumn"))
  await world.db.$executeRaw`VACUUM ANALYZE campaign`
  const slice = { facets: await listFacets(ctx), isFromEnd: false, offset: 5_000, limit: 25 }
  for (const sort of ["name", "createdAt"] as const) {
    const statement = sliceOfCampaigns(account.accountId, { ...slice, sort, direction: "asc" })
    const steps = await explain(world.db, statement)
    expect(steps.map((step) => step["Node Type"])).toContain("Index Only Scan")
    expect(steps[0]?.["Shared Hit Blocks"]).toBeLessThan(400)
  }
})

test.each([{ page: 0 }, { pageSize: 1000 }, { status: "gone" }, { sort: "id; DROP TABLE campaign" }])(
  "%j is refused",
  async (input) => {
    await expect(listCampaigns(ctx, input as Parameters<typeof listCampaigns>[1])).rejects.toThrow()
  },
)

test("the summary adds up people, not states", async () => {
  await createCampaignWith({
    stage: "launched",
    isExpanded: true,
    deltas: [
      { state: "pending", responded: false, count: 7 },
      { state: "accepted", responded: false, count: 2 },
      { state: "delivered", responded: false, count: 3 },
      { state: "delivered", responded: true, count: 1 },
      { state: "failed", responded: false, count: 4 },
      { state: "skipped", responded: false, count: 5 },
      { state: "cancelled", responded: false, count: 9 },
    ],
  })
  await createTestDraft(ctx, account)
  const about = { accountId: account.accountId, channel: "sms" as const, source: "inbound" }
  await world.db.suppression.create({ data: { ...about, addressKey: "k", reason: "consumer_stop" } })
  await world.db.suppression.create({ data: { ...about, addressKey: "l", reason: "added_by_user" } })
  expect(await summarizeCampaigns(ctx)).toEqual({
    campaigns: 1,
    attempted: 15,
    sent: 6,
    delivered: 4,
    responded: 1,
    failed: 4,
    skipped: 5,
    optOuts: 1,
    successRate: 4 / 6,
    responseRate: 1 / 4,
  })
})

test("the summary goes on beyond what 32 bits count", async () => {
  const { accountId } = account
  await world.db.accountTally.create({ data: { accountId, state: "failed", responded: false, count: 3e9 } })
  expect(await summarizeCampaigns(ctx)).toMatchObject({ attempted: 3e9, failed: 3e9 })
})

test("an account without campaigns has no rates", async () => {
  expect(await summarizeCampaigns(ctx)).toMatchObject({ campaigns: 0, successRate: null, responseRate: null })
})

test("the export has every campaign, and no name runs as a formula", async () => {
  await finished('=HYPERLINK("http://x","a,b")', 2)
  await finished("Zwei\nZeilen", 1)
  const text = await collectText(await exportCampaigns(ctx))
  expect(
    text.startsWith(
      "\ufeffid,name,channel,source,status,recipients,createdByName,createdAt,launchedAt,pending,",
    ),
  ).toBe(true)
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""a,b"")",sms,web,completed,2,Test,`)
  expect(text).toContain(`"Zwei\nZeilen",sms,web,completed,1,Test,`)
  expect(text.trimEnd().split("\r\n")).toHaveLength(3)
  expect(text.split("\r\n")[0]?.split(",").slice(-recipientStatuses.length)).toEqual([...recipientStatuses])
})
