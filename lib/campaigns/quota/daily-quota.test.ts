import { expect, test } from "vitest"
import { cancelCampaign } from "#lib/campaigns/control/cancel-campaign.ts"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { createReadyDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { RateLimitedError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { getDailyQuota } from "./daily-quota.ts"
import { takeDailyQuota } from "./take-daily-quota.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const allow = (maxMessagesPerDay: number, timeZone = "UTC") =>
  world.db.account.update({ where: { id: account.accountId }, data: { maxMessagesPerDay, timeZone } })
const take = (at: Date, messages: number) =>
  world.db.$transaction((tx) => takeDailyQuota(tx, ctx, { channel: "sms", at, messages }))
const read = (at = new Date()) =>
  getDailyQuota(world.db, { accountId: account.accountId, channel: "sms", at })
const draftOf = (count: number, from: number) => createReadyDraft(ctx, account, testAddresses(count, from))

test("the day is the account's: in Auckland it is over at noon in London", async () => {
  await allow(10, "Pacific/Auckland")
  const [before, after] = [new Date("2026-11-21T10:59:59Z"), new Date("2026-11-21T11:00:00Z")]
  await take(before, 10)
  const refused = await take(before, 1).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RateLimitedError)
  expect(String(refused)).toContain(
    "needs 1 of the daily limit of 10 messages: 10 are used, 0 are left until Nov 22, 2026, 12:00 AM",
  )
  await take(after, 10)
  expect(await read(before)).toMatchObject({ used: 10, max: 10, resetsAt: after })
  expect(await read(after)).toMatchObject({ used: 10, max: 10 })
})

test("a request that is larger than the whole day is refused on a fresh day too", async () => {
  await allow(10)
  await expect(take(new Date(), 11)).rejects.toBeInstanceOf(RateLimitedError)
  expect(await read()).toMatchObject({ used: 0 })
})

test("forty takers of one day take exactly what there is", async () => {
  await allow(100)
  const results = await Promise.allSettled(Array.from({ length: 40 }, () => take(new Date(), 7)))
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(14)
  expect(await read()).toMatchObject({ used: 98, max: 100 })
})

test("of two launches that together exceed the day, exactly one wins and the other stays a draft", async () => {
  await allow(5)
  const drafts = [await draftOf(3, 0), await draftOf(3, 10)]
  const results = await Promise.allSettled(drafts.map((draft) => launchDraft(ctx, draft)))
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  const stages = await world.db.campaign.groupBy({
    by: ["stage"],
    where: { accountId: account.accountId },
    _count: true,
  })
  expect(stages.map(({ stage, _count }) => [stage, _count]).sort()).toEqual([
    ["draft", 1],
    ["launched", 1],
  ])
  expect(await read()).toMatchObject({ used: 3, max: 5 })
})

test("a cancel gives back what was not handed over, whether its rows were written or not", async () => {
  const early = await draftOf(3, 0)
  await launchDraft(ctx, early)
  await cancelCampaign(ctx, early)
  await cancelCampaign(ctx, early)
  expect(await read()).toMatchObject({ used: 0 })

  const late = await draftOf(4, 0)
  await launchDraft(ctx, late)
  await expandCampaign(ctx, late)
  await world.db.message.updateMany({
    where: { campaignId: late.campaignId, line: 1 },
    data: { state: "delivered" },
  })
  await cancelCampaign(ctx, late)
  expect(await read()).toMatchObject({ used: 1 })
})

test("a cancel gives back to the day that it was taken from, also just after midnight", async () => {
  const draft = await draftOf(3, 0)
  const midnight = (await read()).resetsAt
  const startAt = new Date(midnight.getTime() - 60_000)
  await world.db.campaign.update({ where: { id: draft.campaignId }, data: { startAt } })
  const after = { ...ctx, clock: { now: () => new Date(midnight.getTime() + 60_000) } }
  await launchDraft(after, draft)
  const usedAfter = () =>
    getDailyQuota(world.db, { accountId: account.accountId, channel: "sms", at: after.clock.now() })
  expect(await usedAfter()).toMatchObject({ used: 3 })
  await cancelCampaign(after, draft)
  expect(await usedAfter()).toMatchObject({ used: 0 })
})
