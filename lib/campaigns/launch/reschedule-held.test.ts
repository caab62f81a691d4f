import { expect, test } from "vitest"
import { createTestMessages } from "#lib/messages/testing/test-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { rescheduleHeld } from "./reschedule-held.ts"

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
    SELECT ${account.accountId}, id, month, ${account.senderId}::uuid, 'sms', '+44', line::text, line, 'Hi', 1, 'Etc/UTC', 'held',
      'outside_window', ${new Date(opensAtMs)}::timestamptz
    FROM campaign, generate_series(1, ${count}::int) line WHERE id = ${campaignId}`
  return campaignId
}

const pendingCount = (campaignId: string) =>
  world.db.message.count({ where: { campaignId, state: "pending" } })

test("a process whose clock is behind the database's leaves them held and comes to an end", async () => {
  const campaignId = await heldUntilNow(5_001)
  expect(await rescheduleHeld(behind(minuteMs))).toBe(0)
  expect(await pendingCount(campaignId)).toBe(0)
  expect(await rescheduleHeld(behind(0))).toBe(5_001)
  expect(await pendingCount(campaignId)).toBe(5_001)
})

test("what is held though its campaign was cancelled ends with it", async () => {
  const campaignId = await heldUntilNow(2)
  await world.db.campaign.update({ where: { id: campaignId }, data: { stage: "cancelled" } })
  await rescheduleHeld(behind(0))
  const rows = await world.db.message.findMany({ where: { campaignId } })
  expect(rows.map(({ state, endedAt }) => [state, endedAt !== null])).toEqual(
    Array(2).fill(["cancelled", true]),
  )
})

test("a campaign that cannot be rescheduled does not keep the others from their turn", async () => {
  const broken = await heldUntilNow(1)
  const healthy = await heldUntilNow(1)
  await world.db.campaign.update({ where: { id: broken }, data: { windows: "broken" } })
  await rescheduleHeld(behind(0))
  expect([await pendingCount(broken), await pendingCount(healthy)]).toEqual([0, 1])
  await world.db.message.deleteMany({ where: { campaignId: broken } })
})
