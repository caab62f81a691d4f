import { expect, test } from "vitest"
import { findAudience } from "#lib/campaigns/audience/find-audience.ts"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import { updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { createTestDraft, sendCsv, uploadCsv } from "#lib/campaigns/testing/test-drafts.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { importUpload } from "./import-upload.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const [first = "", second = ""] = testAddresses(2)

async function read(content: string | Uint8Array, text?: string) {
  const { id } = await createTestDraft(ctx, account, text === undefined ? {} : { text })
  const audience = await uploadCsv(ctx, id, content)
  const { items } = await listRecipients(ctx, { campaignId: id })
  const texts = items.map(({ message }) => message.split("\n").slice(0, -1).join("\n"))
  return {
    campaignId: id,
    audience,
    items,
    texts,
    problems: items.map(({ problem }) => problem?.code ?? null),
  }
}

test("numbers alone, without a header", async () => {
  const { audience, items } = await read(`${first}\n${second}\n`)
  expect(audience).toMatchObject({
    state: "ready",
    source: "csv",
    fileName: "list.csv",
    encoding: "UTF-8",
    rowsRead: 2,
    rowsTotal: 2,
    counts: { valid: 2, invalid: 0, duplicate: 0, optedOut: 0 },
  })
  expect(items[0]).toMatchObject({ line: 1, raw: first, address: first, country: "US", segments: 1 })
  expect(items[0]?.message).toBe("Everything half price\nTo STOP receiving messages just reply STOP")
})

test("an own message replaces the campaign's text, by header or as the second cell", async () => {
  expect((await read(`Phone,Message\n${first},"Hello, you"\n${second},\n`)).texts).toEqual([
    "Hello, you",
    "Everything half price",
  ])
  expect((await read(`${first},Hello\n`)).texts).toEqual(["Hello"])
  expect((await read(`text;to\nServus;${first}\n`)).texts).toEqual(["Servus"])
})

test.each([
  ["by number, whatever the order", "b2,Mobile,B1\n10,{n},Ann\n"],
  ["by the order of other names", "Phone Number,Name,Amount\n{n},Ann,10\n"],
  ["without a header", "{n},Ann,10\n"],
  ["with digits as names", "phone,2,1\n{n},10,Ann\n"],
])("variables %s", async (_, content) => {
  const { texts, problems } = await read(content.replace("{n}", first), "Hi {{1}}, pay {{2}}")
  expect([texts, problems]).toEqual([["Hi Ann, pay 10"], [null]])
})

test.each([
  ["semicolons", "Phone;Message\r\n{n};Hello, you\r\n"],
  ["tabs", "Phone\tMessage\n{n}\tHello, you\n"],
  ["bars", "Phone|Message\n{n}|Hello, you\n"],
  ["old Mac line ends", 'Phone,Message\r{n},"Hello, you"\r'],
  ["a byte order mark", '\ufeffPhone,Message\n{n},"Hello, you"\n'],
  ["spaces before quotes", 'Phone, Message\n{n}, "Hello, you" \n'],
  ["blank rows", 'Phone,Message\n\n,\n{n},"Hello, you"\n\n'],
  ["a semicolon file without a header", "{n};Hello, you\n+16287779999;Bye, you\n"],
])("%s", async (_, content) => {
  const { texts } = await read(content.replace("{n}", first))
  expect(texts[0]).toBe("Hello, you")
})

test("Windows-1252 and UTF-16 are read as what they are, and said to be", async () => {
  const latin = Buffer.concat([
    Buffer.from(`Phone;Message\n${first};Gr`),
    Buffer.from([0xfc, 0xdf, 0x65, 0x20, 0x80, 0x35, 0x0a]),
  ])
  expect(await read(latin)).toMatchObject({ texts: ["Grüße €5"], audience: { encoding: "Windows-1252" } })
  const utf16 = Buffer.from(`\ufeffPhone;Message\r\n${first};Grüße 😀\r\n`, "utf16le")
  expect(await read(utf16)).toMatchObject({ texts: ["Grüße 😀"], audience: { encoding: "UTF-16LE" } })
  expect(await read(Buffer.from(utf16).swap16())).toMatchObject({ texts: ["Grüße 😀"] })
})

test("a byte order mark or a letter cut in half by chunks is read whole", async () => {
  const { id } = await createTestDraft(ctx, account)
  const audience = await uploadCsv(ctx, id, `\ufeffPhone,Message\r\n${first},Grüße 😀\r\n`, 1)
  expect(audience).toMatchObject({ encoding: "UTF-8", counts: { valid: 1 } })
})

test("every bad row keeps its place and its reason; the good ones count", async () => {
  const { audience, items, problems } = await read(
    [
      "Phone,B1,B2",
      `${first},Ann,10`,
      `${first.replace("+", "")},Ann again,10`,
      "12,Ann,10",
      "not a number,Ann,10",
      ",Ann,10",
      "+11234567890,Ann,10",
      `${second},Ann`,
      `${second},Ann,10,20`,
      `${second},,10`,
      `${second},${"x".repeat(100)},10`,
      `${second},a\u0001b,10`,
      `${second},Bob,10`,
    ].join("\n"),
    "Hi {{1}}, pay {{2}}",
  )
  expect(problems).toEqual([
    null,
    "duplicate",
    "wrong_length",
    "not_a_number",
    "empty",
    "not_in_numbering_plan",
    "too_few_variables",
    "too_many_variables",
    "empty_variable",
    "too_long",
    "control_characters",
    null,
  ])
  expect(audience.counts).toEqual({ valid: 2, invalid: 9, duplicate: 1, optedOut: 0 })
  expect(items[1]?.problem?.text).toBe("The same number is on line 2: only that one is sent to")
  expect(items[9]?.problem?.text).toContain("13 more than 140")
})

test.each([
  ["nothing", "", "The file is empty"],
  ["a header only", "Phone,Message\n", "There are no recipients: add at least one number"],
  ["an Excel file", Buffer.from("504b030414000600", "hex"), "This is an Excel or ZIP file"],
  ["an old Excel file", Buffer.from("d0cf11e0a1b11ae1", "hex"), "This is an Excel file"],
  ["a PDF", "%PDF-1.7\n", "This is a PDF file"],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "This is not a text file"],
  [
    "bytes without NUL",
    Buffer.from(Array.from({ length: 400 }, (_, i) => 1 + (i % 31))),
    "This is not a text",
  ],
  ["an open quote", `Phone,Message\n${first},"Hello\n${second},Bye\n`, "Line 2: a quote is opened and never"],
  ["a stray quote", `Phone,Message\n${first},Hi\n${second},He said "Bye"\n`, "Line 3: a quote stands inside"],
])("%s is refused with a sentence and changes nothing", async (_, content, sentence) => {
  const { campaignId, audience } = await read(`${first}\n`)
  await expect(uploadCsv(ctx, campaignId, content)).rejects.toThrow(sentence)
  expect(await findAudience(ctx, { campaignId })).toEqual(audience)
  expect(await world.db.recipient.count({ where: { audience: { campaignId } } })).toBe(1)
})

test("10,001 rows are refused whole with the count, and the newest reading says why", async () => {
  const { campaignId, audience } = await read(`${first}\n`)
  const tooMany = testRows(10_001)
  const sentence = "The file has 10,001 rows, and 10,000 are the most for one campaign"
  await expect(uploadCsv(ctx, campaignId, tooMany)).rejects.toThrow(sentence)
  expect(await findAudience(ctx, { campaignId })).toEqual(audience)
  const latest = await findAudience(ctx, { campaignId, latest: true })
  expect(latest).toMatchObject({
    state: "failed",
    rowsRead: 10_001,
    problem: expect.stringContaining(sentence),
  })
  expect(await world.db.recipient.count({ where: { audience: { campaignId } } })).toBe(1)
})

test("a file far above the limit is not counted to its end", async () => {
  await world.db.account.update({ where: { id: account.accountId }, data: { maxRowsPerImport: 10 } })
  const { id } = await createTestDraft(ctx, account)
  await expect(uploadCsv(ctx, id, testRows(1000))).rejects.toThrow(
    "The file has more than 100 rows, and 10 are the most for one campaign",
  )
})

test("10,000 rows are read in well under the two seconds of the target, and a new text renders them again", async () => {
  const { id } = await createTestDraft(ctx, account, { text: "Hi {{1}}" })
  const startedAt = performance.now()
  const audience = await uploadCsv(ctx, id, testRows(10_000))
  expect(performance.now() - startedAt).toBeLessThan(6_000)
  expect(audience.counts).toEqual({ valid: 10_000, invalid: 0, duplicate: 0, optedOut: 0 })
  await updateDraft(ctx, { campaignId: id, version: audience.campaignVersion, text: "Bye {{1}}, {{2}}" })
  const changed = await findAudience(ctx, { campaignId: id })
  expect(changed?.counts).toEqual({ valid: 0, invalid: 10_000, duplicate: 0, optedOut: 0 })
})

const testRows = (count: number) =>
  `Phone,B1\n${Array.from({ length: count }, (_, i) => `+1628${2000000 + i},Person ${i}\n`).join("")}`

test("a reading of a campaign that was launched meanwhile fails with the reason, one that was deleted is gone", async () => {
  const launched = await createTestDraft(ctx, account)
  const audienceId = await sendCsv(ctx, launched.id, `${first}\n`)
  await world.db.campaign.update({ where: { id: launched.id }, data: { stage: "launched" } })
  await importUpload(ctx, { audienceId, maxRunMs: 1000 })
  const failed = await findAudience(ctx, { campaignId: launched.id, latest: true })
  expect(failed).toMatchObject({ state: "failed", problem: expect.stringContaining("launched already") })
  const deleted = await createTestDraft(ctx, account)
  const goneId = await sendCsv(ctx, deleted.id, `${first}\n`)
  await world.db.campaign.delete({ where: { id: deleted.id } })
  expect(await importUpload(ctx, { audienceId: goneId, maxRunMs: 1000 })).toEqual({ again: null })
  expect(await world.db.recipient.count({ where: { audience: { accountId: account.accountId } } })).toBe(0)
})
