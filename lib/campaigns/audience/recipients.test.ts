import { beforeEach, expect, test } from "vitest"
import { updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { collectText, createTestDraft, uploadCsv } from "#lib/campaigns/testing/test-drafts.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { createTestConversation } from "#lib/conversations/testing/test-conversations.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { enterRecipients } from "./enter-recipients.ts"
import { exportRecipientProblems } from "./export-recipient-problems.ts"
import { findAudience } from "./find-audience.ts"
import { fixRecipient } from "./fix-recipient.ts"
import { listRecipients } from "./list-recipients.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
let campaignId: string
beforeEach(async () => {
  campaignId = (await createTestDraft(ctx, account)).id
})

const [first = "", second = "", third = ""] = testAddresses(3)
const type = (...lines: string[]) => enterRecipients(ctx, { campaignId, text: lines.join("\n") })
const list = async (input = {}) => (await listRecipients(ctx, { campaignId, ...input })).items
const problems = async () => (await list()).map(({ line, problem }) => [line, problem?.code ?? null])
const setText = async (text: string) => {
  const { version } = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  return updateDraft(ctx, { campaignId, version, text })
}

test("all four forms of a number are one number, with own texts where there are any", async () => {
  const audience = await type(
    "16287770000",
    "+16287770001,Hello, you",
    "1(628)7770002",
    "+1(628)777-0003,😀",
    "1 628 777 0000",
  )
  expect(audience).toMatchObject({
    source: "typed",
    encoding: null,
    counts: { valid: 4, duplicate: 1, invalid: 0 },
  })
  const rows = await list()
  expect(rows.map(({ address }) => address)).toEqual([...testAddresses(4), first])
  expect(rows[1]?.message).toBe("Hello, you\nTo STOP receiving messages just reply STOP")
  expect(rows[3]).toMatchObject({ segments: 1, columns: ["😀"] })
})

test("101 lines, no lines and no text are refused, and the recipients stay", async () => {
  const audience = await type(first)
  await expect(type(...testAddresses(101))).rejects.toThrow("There are 101 lines")
  await expect(type("", " ")).rejects.toThrow("There are no recipients")
  const wrong = { campaignId, text: 5 } as unknown as Parameters<typeof enterRecipients>[1]
  await expect(enterRecipients(ctx, wrong)).rejects.toThrow()
  expect(await findAudience(ctx, { campaignId })).toEqual(audience)
})

test("text that no database holds is shown as what cannot be read", async () => {
  await type(`${first},a\u0000b`, `\ud800`)
  expect(await problems()).toEqual([
    [1, null],
    [2, "not_a_number"],
  ])
})

test("a changed text renders every message again: own texts become variables, and back", async () => {
  await type(`${first},Ann`, `${second},Bob,10`, third, "12")
  expect((await list()).map(({ message }) => message.split("\n")[0])).toEqual([
    "Ann",
    "Bob,10",
    "Everything half price",
    "Everything half price",
  ])
  await setText("Hi {{1}}")
  expect(await problems()).toEqual([
    [1, null],
    [2, "too_many_variables"],
    [3, "too_few_variables"],
    [4, "wrong_length"],
  ])
  expect(await findAudience(ctx, { campaignId })).toMatchObject({ counts: { valid: 1, invalid: 3 } })
  await setText("Hi")
  expect(await findAudience(ctx, { campaignId })).toMatchObject({ counts: { valid: 3, invalid: 1 } })
})

test("when the first of two equal numbers turns bad, the second takes its place", async () => {
  await type(`${first},Ann,1`, `${first},Ann`)
  expect(await problems()).toEqual([
    [1, null],
    [2, "duplicate"],
  ])
  await setText("Hi {{1}}")
  expect(await problems()).toEqual([
    [1, "too_many_variables"],
    [2, null],
  ])
})

test("a line is fixed in place, and its duplicates with it", async () => {
  const { campaignVersion } = await type(first, "12", first, second)
  const fixed = await fixRecipient(ctx, { campaignId, line: 2, raw: second })
  expect(fixed).toMatchObject({
    line: 2,
    address: second,
    problem: null,
    campaignVersion: campaignVersion + 1,
  })
  expect(await problems()).toEqual([
    [1, null],
    [2, null],
    [3, "duplicate"],
    [4, "duplicate"],
  ])
  await fixRecipient(ctx, { campaignId, line: 1, raw: third, columns: ["Own text"] })
  expect(await problems()).toEqual([
    [1, null],
    [2, null],
    [3, null],
    [4, "duplicate"],
  ])
  expect((await list())[0]?.message).toMatch(/^Own text\n/)
  expect(await findAudience(ctx, { campaignId })).toMatchObject({
    counts: { valid: 3, duplicate: 1, invalid: 0 },
  })
  await expect(fixRecipient(ctx, { campaignId, line: 5, raw: first })).rejects.toThrow("not found")
})

test("opted-out people are counted apart, however they came back; another account's opt-out is not ours", async () => {
  await optOut(world.db, account, first)
  await optOut(world.db, await strangerCtx(world.db), second)
  const audience = await type(first, second, first)
  expect(audience.counts).toEqual({ valid: 1, invalid: 0, duplicate: 1, optedOut: 1 })
  expect((await list({ filter: "opted_out" })).map(({ line, optedOut }) => [line, optedOut])).toEqual([
    [1, true],
  ])
  await optOut(world.db, account, second)
  expect(await findAudience(ctx, { campaignId })).toMatchObject({ counts: { valid: 0, optedOut: 2 } })
})

test("every number of the review opens as its lines; an open conversation counts only while it is open", async () => {
  await optOut(world.db, account, second)
  const conversation = await createTestConversation(world.db, account, third)
  await type(first, second, third, first, "12")
  const linesOf = async (filter: string) => (await list({ filter })).map(({ line }) => line)
  expect(await linesOf("now")).toEqual([1])
  expect(await linesOf("opted_out")).toEqual([2])
  expect(await linesOf("open_conversation")).toEqual([3])
  expect(await linesOf("duplicate")).toEqual([4])
  expect(await linesOf("invalid")).toEqual([5])
  expect(await linesOf("valid")).toEqual([1, 3])
  expect(await linesOf("problems")).toEqual([4, 5])
  await world.db.conversation.update({ where: { id: conversation.id }, data: { closedAt: new Date() } })
  expect(await linesOf("open_conversation")).toEqual([])
  expect(await linesOf("now")).toEqual([1, 3])
})

test("recipients are filtered, searched and paged", async () => {
  await type(`${first},100% off`, second, "12", third)
  expect((await list({ filter: "problems" })).map(({ line }) => line)).toEqual([3])
  expect((await list({ search: "100%" })).map(({ line }) => line)).toEqual([1])
  expect((await list({ search: "%" })).map(({ line }) => line)).toEqual([1])
  expect((await list({ search: third.slice(3) })).map(({ line }) => line)).toEqual([4])
  expect(await listRecipients(ctx, { campaignId, page: 2, pageSize: 3 })).toMatchObject({
    total: 4,
    page: 2,
    items: [{ line: 4 }],
  })
  await expect(listRecipients(ctx, { campaignId, pageSize: 201 })).rejects.toThrow("1 to 200")
})

test("the problems can be downloaded, corrected and uploaded again", async () => {
  await uploadCsv(ctx, campaignId, `Phone,Message\n${first},Fine\n12,=1+1\n+1(628)77,"a,b"\n`)
  const text = await collectText(await exportRecipientProblems(ctx, { campaignId }))
  expect(text.split("\r\n").slice(0, 3)).toEqual([
    "\ufeffLine,Phone,Message,Problem",
    `3,12,'=1+1,${"The number is too short or too long for its country: check the digits and the country code"}`,
    expect.stringMatching(/^4,'\+1\(628\)77,"a,b",/),
  ])
  const corrected = text.replace("12,'=1+1", `${second},Yes`).replace("'+1(628)77", `'+1(628)7770002`)
  await uploadCsv(ctx, campaignId, corrected)
  expect((await list()).map(({ address, message }) => [address, message.split("\n")[0]])).toEqual([
    [second, "Yes"],
    [third, "a,b"],
  ])
})

test("the file of problems has duplicates and people who opted out too, each with the reason", async () => {
  await optOut(world.db, account, second)
  await uploadCsv(
    ctx,
    campaignId,
    `Phone,Message\n${first},Fine\n${first},Again\n${second},Stop\n${third},Ok\n`,
  )
  const text = await collectText(await exportRecipientProblems(ctx, { campaignId }))
  expect(text.trimEnd().split("\r\n").slice(1)).toEqual([
    expect.stringMatching(/^3,.*,Again,The same number is on line 2/),
    expect.stringMatching(/^4,.*,Stop,"?This person asked not to be written to/),
  ])
})

test("without recipients there is a header and nothing else", async () => {
  expect(await collectText(await exportRecipientProblems(ctx, { campaignId }))).toBe(
    "\ufeffLine,Phone,Problem\r\n",
  )
  expect(await findAudience(ctx, { campaignId, latest: true })).toBeNull()
  expect(await list()).toEqual([])
})

test("of two readings at once the one that began later counts, and nothing of the other stays", async () => {
  const readings = await Promise.allSettled([type(first), type(second), type(third)])
  expect(readings.some(({ status }) => status === "fulfilled")).toBe(true)
  const current = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  const ready = await world.db.audience.findMany({ where: { campaignId, state: "ready" } })
  expect(ready.map(({ id }) => id)).toEqual([current.audienceId])
  expect(await world.db.recipient.count({ where: { audience: { campaignId } } })).toBe(1)
})
