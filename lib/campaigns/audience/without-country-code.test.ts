import { beforeEach, expect, test } from "vitest"
import { addressKey } from "#lib/addresses/address-key.ts"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { updateDraft } from "#lib/campaigns/draft/update-draft.ts"
import { collectText, createTestDraft, uploadCsv } from "#lib/campaigns/testing/test-drafts.ts"
import { addSuppression } from "#lib/consent/add-suppression.ts"
import { ConflictError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createSender } from "#lib/senders/create-sender.ts"
import { addCountryCodes } from "./add-country-codes.ts"
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

const type = (...lines: string[]) => enterRecipients(ctx, { campaignId, text: lines.join("\n") })
const list = async (input = {}) => (await listRecipients(ctx, { campaignId, ...input })).items
const code = (isUnclearMeant = false) => addCountryCodes(ctx, { campaignId, isUnclearMeant })

/** Area codes as a list of a US brand has them, of which 310, 475 and 919 begin like foreign numbers. */
const areas = [212, 310, 323, 415, 475, 602, 646, 718, 801, 919]
const usList = (count: number) =>
  Array.from({ length: count }, (_, i) => `${areas[i % 10]}${2_000_000 + Math.floor(i / 10)}`)

test("of 500 US numbers without country code none goes anywhere, and one answer mends them all", async () => {
  const audience = await uploadCsv(ctx, campaignId, `Phone\n${usList(500).join("\n")}\n`)
  expect(audience).toMatchObject({ counts: { valid: 0, invalid: 500 }, countries: [] })
  const { certain, unclear, homeCountry } = audience.withoutCode
  expect([certain + unclear, homeCountry]).toEqual([500, "US"])
  expect(unclear).toBeGreaterThan(0)
  const first = await code()
  expect(first).toMatchObject({
    counts: { valid: certain, invalid: unclear },
    withoutCode: { certain: 0, unclear },
    countries: [{ country: "US", count: certain, isNamed: true }],
    campaignVersion: audience.campaignVersion + 1,
  })
  expect((await code(true)).counts).toEqual({ valid: 500, invalid: 0, duplicate: 0, optedOut: 0 })
  await expect(code(true)).rejects.toThrow(ConflictError)
  const entries = await auditEntries(world.db, {
    accountId: account.accountId,
    action: "audience.add_country_codes",
  })
  expect(entries.map(({ detail }) => detail)).toEqual([
    { lines: certain, country: "US", isUnclearMeant: false },
    { lines: unclear, country: "US", isUnclearMeant: true },
  ])
})

test("each refused line names what it was probably meant as, on the screen and in the file of problems", async () => {
  await type("3105550111,Own text", "4755551234", "1.62855E+10", "310555011", "+19005550111")
  const texts = (await list()).map(({ problem }) => problem?.text)
  expect(texts).toEqual([
    "The country code is missing. Did you mean +13105550111 (United States)? Write it with the country code first",
    "Without a plus this can be +14755551234 (United States) or +4755551234 (Norway): write the right one with + in front",
    expect.stringMatching(/rounded this number.*format the column as Text/),
    expect.stringContaining("no number of your own country"),
    expect.stringContaining("premium"),
  ])
  const file = await collectText(await exportRecipientProblems(ctx, { campaignId }))
  expect(file).toContain("Did you mean +13105550111 (United States)?")
})

test("what became of a list is a line as if it had been typed so: its key, its duplicates, its own text", async () => {
  await type("+13105550111", "3105550111", "2125550111,Own text")
  expect((await list()).map(({ problem }) => problem?.code)).toEqual([
    undefined,
    "home_number",
    "home_number",
  ])
  expect((await code()).counts).toMatchObject({ valid: 2, duplicate: 1, invalid: 0 })
  const rows = await list()
  expect(rows.map(({ raw, address, country }) => [raw, address, country])).toEqual([
    ["+13105550111", "+13105550111", "US"],
    ["+13105550111", "+13105550111", "US"],
    ["+12125550111", "+12125550111", "US"],
  ])
  expect(rows[2]?.message).toMatch(/^Own text\n/)
  const stored = await world.db.recipient.findFirstOrThrow({ where: { line: 3, audience: { campaignId } } })
  expect(stored.addressKey).toBe(addressKey(account.accountId, "sms", "+12125550111"))
  expect(stored.place).toContain("America/New_York")
})

test("the import says at once what it holds by country, and which Settings do not name", async () => {
  const audience = await type(
    "+13235550111",
    "+13235550112",
    "16001234567",
    "+447400123456",
    "+17875550111",
    "12",
  )
  expect(audience.countries).toEqual([
    { country: "US", count: 3, isNamed: true },
    { country: "GB", count: 1, isNamed: false },
    { country: "PR", count: 1, isNamed: true },
  ])
  await world.db.account.update({ where: { id: account.accountId }, data: { sendingCountries: ["GB"] } })
  const named = await findAudience(ctx, { campaignId })
  expect(named?.countries.map(({ isNamed }) => isNamed)).toEqual([true, true, true])
})

test("a warning about the number stays when the text is changed", async () => {
  await type("16001234567", "+18005550123", "+13235550111")
  const { version } = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  await updateDraft(ctx, { campaignId, version, text: "Another text" })
  expect((await list()).map(({ warning }) => warning?.code)).toEqual([
    "unknown_range",
    "special_range",
    undefined,
  ])
})

test("when the home country was changed since, a line is mended by the new one or not at all", async () => {
  await type("3105550111", "2125550111")
  await world.db.account.update({ where: { id: account.accountId }, data: { homeCountry: "DE" } })
  expect((await list()).map(({ problem }) => problem?.text)).toEqual([
    expect.stringContaining("+493105550111 (Germany)"),
    expect.stringContaining("+492125550111 (Germany)"),
  ])
  await world.db.account.update({ where: { id: account.accountId }, data: { homeCountry: null } })
  expect((await list())[0]?.problem?.text).toBe(
    "The country code is missing: write it first, such as 1 for the United States",
  )
  await expect(code(true)).rejects.toThrow(ConflictError)
  const fixed = await fixRecipient(ctx, { campaignId, line: 1, raw: "+1 310 555 0111" })
  expect(fixed).toMatchObject({ address: "+13105550111", problem: null })
})

test("what was certain when it was read is not mended as certain when it can be two numbers by now", async () => {
  await type("4755551234")
  await world.db.recipient.updateMany({
    where: { audience: { campaignId } },
    data: { problem: "home_number" },
  })
  await expect(code()).rejects.toThrow(ConflictError)
  expect((await list()).map(({ address }) => address)).toEqual([null])
  expect((await code(true)).counts).toMatchObject({ valid: 1 })
  expect((await list()).map(({ address }) => address)).toEqual(["+14755551234"])
})

test("a suppression and a sender are asked about too: a wrong guess would write to whom nobody may", async () => {
  await expect(addSuppression(ctx, { address: "4755551234" })).rejects.toThrow(/can be \+14755551234/)
  await expect(createSender(ctx, { address: "2125550100" })).rejects.toThrow(/Did you mean \+12125550100/)
  expect(await addSuppression(ctx, { address: "+4755551234" })).toMatchObject({ address: "+4755551234" })
})

test("100,000 lines are mended in one go", async () => {
  const rows = 100_000
  await world.db.account.update({ where: { id: account.accountId }, data: { maxRowsPerImport: rows } })
  await uploadCsv(ctx, campaignId, `Phone\n${usList(rows).join("\n")}\n`)
  const audience = await code(true)
  expect(audience.counts).toEqual({ valid: rows, invalid: 0, duplicate: 0, optedOut: 0 })
  expect(audience.countries).toEqual([{ country: "US", count: rows, isNamed: true }])
  const [sample] = await list({ search: "+19192009999" })
  expect(sample).toMatchObject({ line: 100_001, address: "+19192009999", problem: null })
}, 240_000)
