import { expect, test } from "vitest"
import { addressKey } from "#lib/addresses/address-key.ts"
import { deleteRecipients } from "#lib/campaigns/audience/delete-recipients.ts"
import { exportRecipientProblems } from "#lib/campaigns/audience/export-recipient-problems.ts"
import { listRecipients } from "#lib/campaigns/audience/list-recipients.ts"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { resendFailed } from "#lib/campaigns/control/resend-failed.ts"
import { exportMessages } from "#lib/campaigns/progress/export-messages.ts"
import { foldTallies } from "#lib/campaigns/progress/fold-tallies.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { listCampaigns } from "#lib/campaigns/progress/list-campaigns.ts"
import { listMessages } from "#lib/campaigns/progress/list-messages.ts"
import { collectText, createReadyDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createApiCampaign } from "./create-api-campaign.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const person = (sms: string, variables: object = { 1: "Hi" }) => ({ consumerContent: { sms }, variables })
/** Lines 1, 3 and 6 become messages. */
const consumers = [
  person("13235550111"),
  person("call me"),
  person("13235550113"),
  person("+1 (323) 555-0111"),
  person("13235550115", {}),
  person("13235550116"),
  { consumerContent: { wa: "13235550117" }, variables: {} },
]
const refusals = {
  2: ["call me", "INVALID_NUMBER"],
  4: ["+13235550111", "DUPLICATE_NUMBER"],
  5: ["+13235550115", "INSUFFICIENT_VARIABLES"],
  7: ["", "MISSING_CONSUMER_INFORMATION==SMS"],
} as const

async function post(given: object[] = consumers) {
  const { address } = await world.db.sender.findUniqueOrThrow({ where: { id: account.senderId } })
  const answer = await createApiCampaign(ctx, {
    ...{ campaignName: "Refusals", skill: "billing", consent: true, consumers: given },
    ...{ templateId: "1234567890", outboundNumber: address.slice(1) },
  })
  return { campaignId: answer.proactiveCampaignId, answer }
}

const listed = async (campaignId: string, input: object = {}) => {
  const { items, total } = await listMessages(ctx, { campaignId, ...input })
  expect(items.length).toBe(total)
  return items.map(({ line, status }) => `${line} ${status}`)
}

test("every recipient of a request is a row of its campaign, the refused ones with what the answer said", async () => {
  const { campaignId, answer } = await post()
  const { items, total } = await listMessages(ctx, { campaignId })
  expect(total).toBe(7)
  expect(items.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7])
  const accepted = items.filter(({ status }) => status === "pending")
  expect(accepted.map(({ id }) => id)).toEqual(answer.acceptedConsumers.map(({ id }) => id))
  const refused = items.filter(({ status }) => status === "refused")
  expect(refused.map(({ line, address, reason }) => [line, address, reason?.code])).toEqual(
    Object.entries(refusals).map(([line, [address, code]]) => [Number(line), address, code]),
  )
  expect(refused.map(({ reason }) => reason?.code)).toEqual(
    answer.failedConsumers.map(({ errorMessage }) => errorMessage),
  )
  for (const { reason, id, updatedAt } of refused) {
    expect(reason?.text).toMatch(new RegExp(`^${reason?.code}: [a-z].+`))
    expect([id, updatedAt]).toEqual([null, expect.any(String)])
  }
})

test("refused recipients are filtered, searched, sorted and paged with the others", async () => {
  const { campaignId } = await post()
  expect(await listed(campaignId, { status: "refused" })).toEqual([
    ...["2 refused", "4 refused", "5 refused", "7 refused"],
  ])
  expect(await listed(campaignId, { status: "pending" })).toEqual(["1 pending", "3 pending", "6 pending"])
  expect(await listed(campaignId, { status: "failed" })).toEqual([])
  expect(await listed(campaignId, { search: "+13235550111" })).toEqual(["1 pending", "4 refused"])
  expect(await listed(campaignId, { search: "insufficient" })).toEqual(["5 refused"])
  const byStatus = await listMessages(ctx, {
    campaignId,
    sort: "status",
    direction: "desc",
    pageSize: 3,
    page: 2,
  })
  expect(byStatus.items.map(({ line }) => line)).toEqual([7, 1, 3])
  expect(byStatus.total).toBe(7)
})

test("the totals are those of the messages, and the file has every line", async () => {
  const { campaignId } = await post()
  await foldTallies(ctx)
  expect(await getCampaign(ctx, { campaignId })).toMatchObject({
    ...{ total: 3, status: "queued", counts: { pending: 3, failed: 0, skipped: 0 } },
    audience: { source: "api", rowsRead: 7, counts: { valid: 3, invalid: 4, duplicate: 0 } },
  })
  expect((await listCampaigns(ctx, {})).items).toMatchObject([{ id: campaignId, recipients: 3 }])
  const rows = (await collectText(await exportMessages(ctx, { campaignId }))).trimEnd().split("\r\n")
  expect(rows.map((row) => row.split(",")[1])).toEqual(["line", "1", "2", "3", "4", "5", "6", "7"])
  expect(rows[2]).toMatch(/^,2,call me,,0,refused,INVALID_NUMBER: .+,,,,,,$/)
  const problems = (await collectText(await exportRecipientProblems(ctx, { campaignId }))).trimEnd()
  expect(problems.split("\r\n").map((row) => row.split(",").slice(0, 2))).toEqual([
    ["\ufeffLine", "Phone"],
    ["2", "call me"],
    ["4", "'+1 (323) 555-0111"],
    ["5", "13235550115"],
    ["7", ""],
  ])
  const { items } = await listRecipients(ctx, { campaignId })
  expect(items.map(({ line, message }) => `${line} ${message}`)).toEqual([
    ...["1 Hi", "2 ", "3 Hi", "4 ", "5 ", "6 Hi", "7 "],
  ])
})

test("a request without a refusal makes no lines, one of refusals only a campaign that is over", async () => {
  const all = await post([person("13235550111")])
  expect(await world.db.audience.count({ where: { campaignId: all.campaignId } })).toBe(0)
  const none = await post([person("1"), person("2")])
  expect(await listed(none.campaignId)).toEqual(["1 refused", "2 refused"])
  expect(await getCampaign(ctx, { campaignId: none.campaignId })).toMatchObject({
    total: 0,
    status: "completed",
  })
})

test("a resend takes the messages that failed, not the refusals", async () => {
  const { campaignId } = await post()
  await world.db.message.updateMany({
    where: { campaignId, line: { in: [3, 6] } },
    data: { state: "failed", reason: "provider_permanent" },
  })
  const { id } = await resendFailed(ctx, { campaignId })
  const { items } = await listRecipients(ctx, { campaignId: id })
  expect(items.map(({ address, message }) => [address, message])).toEqual([
    ["+13235550113", "Hi"],
    ["+13235550116", "Hi"],
  ])
  expect(await getCampaign(ctx, { campaignId: id })).toMatchObject({
    audience: { source: "csv", counts: { valid: 2, invalid: 0 } },
  })
})

test("cancelling gives the day's allowance back once for each message, and the refusals stay for good", async () => {
  const { campaignId } = await post()
  const usage = () => world.db.dailyUsage.findFirst({ where: { accountId: account.accountId } })
  expect(await usage()).toMatchObject({ messages: 3 })
  await cancelCampaign(ctx, { campaignId })
  expect(await usage()).toMatchObject({ messages: 0 })
  const inAMonth = { ...ctx, clock: { now: () => new Date(Date.now() + 30 * 86_400_000) } }
  await deleteRecipients(inAMonth, { maxRunMs: 60_000 })
  expect(await listed(campaignId)).toEqual([
    ...["1 cancelled", "2 refused", "3 cancelled", "4 refused", "5 refused", "6 cancelled", "7 refused"],
  ])
})

test("a refused recipient is kept as the account's rules read its number, so that its key finds it", async () => {
  const given = ["011 44 7400 123456", "1.62855E+10", "4155552671"]
  const { campaignId } = await post(given.map((sms) => person(sms, { 1: "Hi", 2: "too many" })))
  const kept = await world.db.recipient.findMany({
    where: { audience: { campaignId } },
    orderBy: { line: "asc" },
  })
  expect(kept.map(({ address, country }) => [address, country])).toEqual([
    ["+447400123456", "GB"],
    [null, null],
    [null, null],
  ])
  expect(kept[0]?.addressKey).toBe(addressKey(account.accountId, "sms", "+447400123456"))
})

test("whatever a client calls a number is kept short enough to be shown", async () => {
  const { campaignId } = await post([person("9".repeat(5_000)), person("😀".repeat(60))])
  const { items } = await listMessages(ctx, { campaignId })
  for (const { address } of items)
    expect([address.length <= 100, address.isWellFormed()]).toEqual([true, true])
})

test("lines of a file that were refused are rows of the launched campaign too, and of no draft", async () => {
  const draft = await createReadyDraft(ctx, account, ["+13235550111", "12", "+13235550111"])
  expect((await listMessages(ctx, draft)).total).toBe(0)
  await launchDraft(ctx, draft)
  const { items } = await listMessages(ctx, draft)
  expect(items.map(({ line, status, reason }) => [line, status, reason?.code])).toEqual([
    [2, "refused", "wrong_length"],
    [3, "refused", "duplicate"],
  ])
  expect(items[1]?.reason?.text).toContain("The same number is on line 1")
})

test("a transaction id finds its message in the campaign, and its campaign in the list", async () => {
  const { campaignId, answer } = await post()
  const id = answer.acceptedConsumers[1]?.id ?? ""
  await post([person("13235550118")])
  for (const search of [id, id.toUpperCase(), id.slice(0, 13)])
    expect(await listed(campaignId, { search })).toEqual(["3 pending"])
  const found = async (input: object) => (await listCampaigns(ctx, input)).items.map((row) => row.id)
  expect(await found({ search: id })).toEqual([campaignId])
  expect(await found({ search: ` ${id.toUpperCase()} `, source: "api" })).toEqual([campaignId])
  expect(await found({ search: id, source: "web" })).toEqual([])
  expect(await found({ search: crypto.randomUUID() })).toEqual([])
})
