import { beforeEach, describe, expect, it } from "vitest"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { sweepJob } from "./sweep.ts"

const world = worldPerFile()
let nowMs: number
const { account, ctx } = accountPerTest(world, { clock: { now: () => new Date(nowMs) } })
beforeEach(async () => {
  nowMs = Date.now()
  await world.db.$executeRaw`TRUNCATE campaign, message CASCADE`
})

const sweptAgainInMs = async () => {
  const { again } = await sweepJob.run(ctx, {}, { maxRunMs: 20_000 })
  return again && again.getTime() - nowMs
}
const withMessages = async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(2) })
  return campaignId
}
describe("when the sweep comes back", () => {
  it("leaves it to the schedule when nothing is under way", async () => {
    expect(await sweptAgainInMs()).toBeNull()
  })

  it("repairs every five seconds while a message is in somebody's hands", async () => {
    const campaignId = await withMessages()
    const leaseUntil = new Date(Date.now() + 60_000)
    await world.db.message.updateMany({ where: { campaignId }, data: { state: "claimed", leaseUntil } })
    expect(await sweptAgainInMs()).toBe(5_000)
    await world.db.message.updateMany({
      where: { campaignId },
      data: { state: "accepted", leaseUntil: null },
    })
    expect(await sweptAgainInMs()).toBeNull()
  })
})
