import { expect, test } from "vitest"
import { resumeCampaign } from "#lib/campaigns/control/resume-campaign.ts"
import { createTestMessages } from "#lib/ledger/testing/test-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, type TestAccount } from "#lib/platform/testing/test-ctx.ts"
import { changeRules } from "#lib/sending-rules/change-rules.ts"
import { findNextOpeningAt } from "./find-next-opening-at.ts"
import { releaseHeld } from "./release-held.ts"

const minuteMs = 60_000

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

/** A system whose clock is behind the database's by so much. */
const behind = (ms: number): Ctx => ({ ...ctx, clock: { now: () => new Date(Date.now() - ms) } })

/** Rows at Greenwich that wait for the window that opened there at the last full minute. */
async function heldUntilNow(count: number): Promise<string> {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: [] })
  const opensAtMs = Math.floor(Date.now() / minuteMs) * minuteMs
  const startMinute = (opensAtMs / minuteMs) % 1_440
  const window = { startMinute, endMinute: Math.min(1_440, startMinute + 60) }
  const windows = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, ...window }))
  await world.db.campaign.update({ where: { id: campaignId }, data: { windows } })
  await world.db.$executeRaw`
    INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments, place, state,
      reason, due_at)
    SELECT account_id, id, month, ${account.senderId}::uuid, channel, '+44', line::text, line, 'Hi', 1, 'Etc/UTC', 'held',
      'outside_window', ${new Date(opensAtMs)}::timestamptz
    FROM campaign, generate_series(1, ${count}::int) line WHERE id = ${campaignId}`
  return campaignId
}

const release = async (system: Ctx) => (await releaseHeld(system, { maxRunMs: 60_000 })).changedCount

const pendingCount = (campaignId: string) =>
  world.db.message.count({ where: { campaignId, state: "pending" } })

test("a process whose clock is behind the database's leaves them held and comes to an end", async () => {
  const campaignId = await heldUntilNow(5_001)
  expect(await release(behind(minuteMs))).toBe(0)
  expect(await pendingCount(campaignId)).toBe(0)
  expect(await release(behind(0))).toBe(5_001)
  expect(await pendingCount(campaignId)).toBe(5_001)
})

test("what is held though its campaign was cancelled ends with it", async () => {
  const campaignId = await heldUntilNow(2)
  await world.db.campaign.update({ where: { id: campaignId }, data: { stage: "cancelled" } })
  await release(behind(0))
  const rows = await world.db.message.findMany({ where: { campaignId } })
  expect(rows.map(({ state, endedAt }) => [state, endedAt !== null])).toEqual(
    Array(2).fill(["cancelled", true]),
  )
})

test("a campaign that cannot be rescheduled does not keep the others from their turn", async () => {
  const broken = await heldUntilNow(1)
  const healthy = await heldUntilNow(1)
  await world.db.campaign.update({ where: { id: broken }, data: { windows: "broken" } })
  await release(behind(0))
  expect([await pendingCount(broken), await pendingCount(healthy)]).toEqual([0, 1])
  await world.db.message.deleteMany({ where: { campaignId: broken } })
})

/** Campaigns of one recipient each, as a brand backend makes them in a night, all open now. */
async function oneRecipientCampaigns(of: TestAccount, count: number): Promise<void> {
  const { campaignId: model } = await createTestMessages(world.db, of, { addresses: [] })
  await world.db.$executeRaw`
    INSERT INTO campaign (id, account_id, name, source, channel, skill_id, stage, launched_at, started_at, expanded_at,
      created_by_id, created_by_name, updated_at, windows)
    SELECT left(c.id, 5) || n, c.account_id, 'One', 'api', 'sms', c.skill_id, 'launched', now(), now(), now(), 'test', 'Test', now(),
      (SELECT jsonb_agg(jsonb_build_object('day', day, 'startMinute', 0, 'endMinute', 1440)) FROM generate_series(1, 7) day)
    FROM campaign c, generate_series(1, ${count}::int) n WHERE c.id = ${model}`
  await world.db.$executeRaw`
    INSERT INTO message (account_id, campaign_id, month, lane_id, channel, address, address_key, line, body, segments, place, state,
      reason, due_at)
    SELECT account_id, id, month, ${of.senderId}::uuid, 'sms', '+44', id, 1, 'Hi', 1, 'Etc/UTC', 'held', 'outside_window', now() - interval '1 minute'
    FROM campaign WHERE account_id = ${of.accountId} AND source = 'api'`
}

const statesOf = async (of: TestAccount) => {
  const rows = await world.db.message.groupBy({
    by: ["state"],
    where: { accountId: of.accountId },
    _count: true,
  })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]))
}

test("however many campaigns of one recipient open at once, one run lets them all go and asks for each lane seldom", async () => {
  await oneRecipientCampaigns(account, 2_000)
  expect(await release(ctx)).toBe(2_000)
  expect(await statesOf(account)).toEqual({ pending: 2_000 })
  const lane = { accountId: account.accountId, laneId: account.senderId }
  const asked = ctx.requested.filter(({ name }) => name === "drain-lane")
  expect(asked.length).toBeLessThan(10)
  expect(asked[0]).toEqual({ name: "drain-lane", payload: lane })
})

test("every account begins in the first round, also behind one that has much", async () => {
  await oneRecipientCampaigns(account, 1_000)
  const small = await createTestAccount(world.db)
  await oneRecipientCampaigns(small, 3)
  const { again } = await releaseHeld(ctx, { maxRunMs: -1 })
  expect(await statesOf(small)).toEqual({ pending: 3 })
  expect((await statesOf(account)).held).toBeGreaterThan(900)
  expect(again).toBeInstanceOf(Date)
  await release(ctx)
  expect(await statesOf(account)).toEqual({ pending: 1_000 })
})

test("an account whose rules are being changed keeps nobody waiting, and is looked at again soon", async () => {
  await oneRecipientCampaigns(account, 2)
  const other = await createTestAccount(world.db)
  await oneRecipientCampaigns(other, 2)
  const { again } = await changeRules(ctx, async () => releaseHeld(ctx, { maxRunMs: 60_000 }))
  expect([await statesOf(account), await statesOf(other)]).toEqual([{ held: 2 }, { pending: 2 }])
  expect(again?.getTime()).toBeLessThanOrEqual(Date.now() + 1_000)
})

test("the next opening is the first held message or scheduled start, and null when nothing waits for a time", async () => {
  await world.db.message.deleteMany({ where: { state: "held" } })
  expect(await findNextOpeningAt(ctx)).toBeNull()
  const { campaignId, messages } = await createTestMessages(world.db, account, {
    addresses: ["+441234567890", "+441234567891"],
    state: "held",
  })
  const nowMs = Math.floor(Date.now() / 1_000) * 1_000
  const at = (hours: number) => new Date(nowMs + hours * 3_600_000)
  await world.db.message.updateMany({ where: { campaignId }, data: { dueAt: at(3) } })
  await world.db.message.update({ where: { id: messages[1]?.id ?? "" }, data: { dueAt: at(2) } })
  expect(await findNextOpeningAt(ctx)).toEqual(at(2))
  const starts = await createTestMessages(world.db, account, { addresses: [] })
  const scheduled = { startedAt: null, startAt: at(1) }
  await world.db.campaign.update({ where: { id: starts.campaignId }, data: scheduled })
  expect(await findNextOpeningAt(ctx)).toEqual(at(1))
  await world.db.campaign.update({ where: { id: starts.campaignId }, data: { pausedAt: at(0) } })
  expect(await findNextOpeningAt(ctx)).toEqual(at(2))
})

test("what waits for a campaign that was paused before its start is not looked at for ever, and goes with it", async () => {
  const campaignId = await heldUntilNow(2)
  const past = new Date(Date.now() - 60_000)
  await world.db.campaign.update({
    where: { id: campaignId },
    data: { startedAt: null, startAt: past, pausedAt: past },
  })
  await release(ctx)
  expect(await pendingCount(campaignId)).toBe(0)
  expect(await release(ctx)).toBe(0)
  await resumeCampaign(ctx, { campaignId })
  expect(ctx.requested).toContainEqual({ name: "release-held", payload: {} })
  await release(ctx)
  expect(await pendingCount(campaignId)).toBe(2)
})
