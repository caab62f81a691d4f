import { expect, test } from "vitest"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { alwaysOpen } from "#lib/windows/receiving-window.ts"
import { releaseHeldJob } from "./release-held.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const run = () => releaseHeldJob.run(ctx, {}, { maxRunMs: 60_000 })
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000)

async function heldUntil(
  dueAt: Date,
  start: { startAt: Date; startedAt: null } | object = {},
): Promise<string> {
  const { campaignId } = await createTestMessages(world.db, account, {
    addresses: testAddresses(2),
    state: "held",
  })
  const rules = { windows: alwaysOpen, fallbackTimeZone: "Etc/UTC", ...start }
  await world.db.campaign.update({ where: { id: campaignId }, data: rules })
  await world.db.message.updateMany({ where: { campaignId }, data: { dueAt, reason: "scheduled" } })
  return campaignId
}

test("what starts goes in the same run", async () => {
  const startAt = inSeconds(-1)
  const campaignId = await heldUntil(startAt, { startAt, startedAt: null })
  expect(await run()).toEqual({ again: null })
  expect((await messagesOf(world.db, campaignId)).map(({ state }) => state)).toEqual(["pending", "pending"])
})

test("it comes back at the moment of the next opening; a far one is left to the schedule", async () => {
  const far = inSeconds(7_200)
  await heldUntil(far)
  expect(await run()).toEqual({ again: null })
  const near = inSeconds(50)
  await heldUntil(near)
  expect(await run()).toEqual({ again: near })
})
