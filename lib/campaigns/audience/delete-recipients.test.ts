import { beforeEach, expect, test } from "vitest"
import { resendFailed } from "#lib/campaigns/control/resend-failed.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { getCampaign } from "#lib/campaigns/progress/get-campaign.ts"
import { listMessages } from "#lib/campaigns/progress/list-messages.ts"
import { countAccepted } from "#lib/campaigns/quota/count-accepted.ts"
import { reviewCampaign } from "#lib/campaigns/review/review-campaign.ts"
import { collectText, createReadyDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { optOut } from "#lib/consent/testing/test-suppressions.ts"
import { stepDown } from "#lib/ledger/ends/step-down.ts"
import { monthText } from "#lib/ledger/of-campaign.ts"
import { addTestLegs } from "#lib/ledger/testing/test-legs.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { deleteRecipients } from "./delete-recipients.ts"
import { exportRecipientProblems } from "./export-recipient-problems.ts"
import { listRecipients } from "./list-recipients.ts"
import { recipientFilters } from "./recipient-filters.ts"

const world = worldPerFile()
let now: Date
const { account, ctx } = accountPerTest(world, { clock: { now: () => now } })
const launchedAt = new Date()
beforeEach(() => {
  now = launchedAt
})

const [opted = "", failing = "", good = "", own = ""] = testAddresses(4)
const lines = [opted, failing, good, "12", `${own},Only for you`, good]
const optOutText = "Reply STOP to end"

async function launched(state: "delivered" | "accepted" = "delivered"): Promise<string> {
  const draft = await createReadyDraft(ctx, account, lines, { optOutText })
  await launchDraft(ctx, draft)
  await expandCampaign(ctx, draft)
  const { campaignId } = draft
  await world.db.message.updateMany({ where: { campaignId }, data: { state } })
  await world.db.message.updateMany({ where: { campaignId, address: failing }, data: { state: "failed" } })
  await optOut(world.db, account, opted)
  return campaignId
}

const drop = () => deleteRecipients(ctx, { maxRunMs: 60_000 })
const inDays = (days: number) => new Date(launchedAt.getTime() + days * 86_400_000)
const storedLines = async (campaignId: string) => {
  const where = { audience: { campaignId } }
  const rows = await world.db.recipient.findMany({ where, orderBy: { line: "asc" } })
  return rows.map(({ line }) => line)
}

/** Everything that a person or a verb reads of an audience after its launch. */
async function everythingRead(campaignId: string) {
  const lists = recipientFilters.map(async (filter) => {
    const { items, total } = await listRecipients(ctx, { campaignId, filter })
    return { filter, total, items: items.map(({ raw, columns, country, ...shown }) => shown) }
  })
  const { version, recipients, counts, segments, sample } = await reviewCampaign(ctx, { campaignId })
  const stored = await world.db.campaign.findUniqueOrThrow({ where: { id: campaignId } })
  return {
    lists: await Promise.all(lists),
    review: { version, recipients, counts, segments, sample },
    campaign: await getCampaign(ctx, { campaignId }),
    messages: await listMessages(ctx, { campaignId }),
    accepted: await world.db.$transaction((tx) => countAccepted(tx, stored)),
  }
}

test("a week after the end the ledger's lines are gone, and everything reads as before", async () => {
  const campaignId = await launched()
  now = inDays(6.9)
  expect((await drop()).count).toBe(0)
  now = inDays(7.1)
  const before = await everythingRead(campaignId)
  expect(await drop()).toEqual({ count: 3, isDone: true })
  expect(await storedLines(campaignId)).toEqual([2, 4, 6])
  expect(await everythingRead(campaignId)).toEqual(before)
  expect(await drop()).toEqual({ count: 0, isDone: true })
})

test("the list of problems still has them, and who opted out by the number that was read", async () => {
  const campaignId = await launched()
  now = inDays(8)
  await drop()
  const csv = await collectText(await exportRecipientProblems(ctx, { campaignId }))
  expect(csv.split("\r\n").map((line) => line.split(",").slice(0, 2))).toEqual([
    ["\uFEFFLine", "Phone"],
    ["1", opted],
    ["4", "12"],
    ["6", good],
    [""],
  ])
  expect(csv).toContain("line 3")
})

test("a line whose message went on to another channel reads as it was given", async () => {
  const campaignId = await launched()
  const shown = async () =>
    (await listRecipients(ctx, { campaignId })).items.map(({ line, address, message, segments }) => ({
      ...{ line, address, message, segments },
    }))
  const before = await shown()
  const failed = await world.db.message.findFirstOrThrow({ where: { campaignId, address: good } })
  await addTestLegs(world.db, { ...failed, address: "of another channel" }, ["inapp"])
  const data = { state: "failed", reason: "provider_not_eligible" } as const
  await world.db.message.updateMany({ where: { campaignId, address: good }, data })
  await stepDown(world.db, [{ id: failed.id, month: monthText(failed.month) }])
  await world.db.message.updateMany({ where: { campaignId, leg: 2 }, data: { state: "delivered" } })
  now = inDays(8)
  expect(await drop()).toEqual({ count: 3, isDone: true })
  expect(await shown()).toEqual(before)
})

test("a campaign with an open message keeps its lines until that has ended", async () => {
  const campaignId = await launched("accepted")
  now = inDays(30)
  expect((await drop()).count).toBe(0)
  expect(await storedLines(campaignId)).toEqual([1, 2, 3, 4, 5, 6])
  await world.db.message.updateMany({ where: { campaignId, state: "accepted" }, data: { state: "sent" } })
  expect((await drop()).count).toBe(3)
})

test("the failed are sent again from their lines, and not twice when the resend's lines are gone", async () => {
  const campaignId = await launched()
  now = inDays(8)
  await drop()
  const resend = await resendFailed(ctx, { campaignId })
  expect((await listRecipients(ctx, { campaignId: resend.id })).items).toMatchObject([
    { line: 1, raw: failing, message: `Everything half price\n${optOutText}` },
  ])
  const { version } = await getCampaign(ctx, { campaignId: resend.id })
  await launchDraft(ctx, { campaignId: resend.id, version })
  await expandCampaign(ctx, { campaignId: resend.id })
  await world.db.message.updateMany({ where: { campaignId: resend.id }, data: { state: "delivered" } })
  now = inDays(16)
  expect((await drop()).count).toBe(1)
  expect(await storedLines(resend.id)).toEqual([])
  await expect(resendFailed(ctx, { campaignId })).rejects.toThrow("in a resend already")
})

test("drafts keep their lines, however old", async () => {
  const { campaignId } = await createReadyDraft(ctx, account, lines)
  now = inDays(400)
  await drop()
  expect(await storedLines(campaignId)).toHaveLength(lines.length)
})
