import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { acceptedSince, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { pauseCampaign } from "./pause-campaign.ts"
import { resumeCampaign } from "./resume-campaign.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const carrier = carrierPerFile(world, account, { callbacksEnabled: false })

const acceptedNumbers = async () => (await acceptedSince(carrier)).map(({ to }) => to)

/** What users of another tool report: some got five copies, a third got none. */
test("paused and resumed twenty times while two processes send: everybody gets it once", async () => {
  await world.db.lane.update({ where: { id: account.senderId }, data: { ratePerSecond: 100 } })
  const addresses = testAddresses(600)
  const { campaignId } = await createTestMessages(world.db, account, { addresses })
  const abort = new AbortController()
  const drain = async () => {
    while (!abort.signal.aborted) {
      await drainLane(ctx, { laneId: account.senderId, maxRunMs: 400 })
      await sleep(20)
    }
  }
  const drains = [drain(), drain()]
  for (let round = 0; round < 20; round += 1) {
    await pauseCampaign(ctx, { campaignId })
    await sleep(30)
    await resumeCampaign(ctx, { campaignId })
    await sleep(80)
  }
  const open = () =>
    world.db.message.count({ where: { campaignId, state: { in: ["pending", "claimed", "submitted"] } } })
  await expect.poll(open, { timeout: 120_000 }).toBe(0)
  abort.abort()
  await Promise.all(drains)
  expect((await acceptedNumbers()).toSorted()).toEqual(addresses.toSorted())
}, 180_000)

test("a pause stops within one batch: a second later nothing more reaches the carrier", async () => {
  await world.db.lane.update({ where: { id: account.senderId }, data: { ratePerSecond: 50 } })
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(300, 1000) })
  const before = (await acceptedNumbers()).length
  const draining = drainLane(ctx, { laneId: account.senderId, maxRunMs: 5_000 })
  await expect
    .poll(async () => (await acceptedNumbers()).length, { timeout: 5_000 })
    .toBeGreaterThan(before + 10)
  await pauseCampaign(ctx, { campaignId })
  await sleep(1_000)
  const paused = (await acceptedNumbers()).length
  await draining
  await sleep(500)
  expect((await acceptedNumbers()).length).toBe(paused)
  expect(paused - before).toBeLessThan(200)
}, 30_000)
