import { beforeEach, describe, expect, it } from "vitest"
import { createReadyDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { createTestMessages, testAddresses } from "#lib/messages/testing/test-messages.ts"
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
const startingIn = async (ms: number) => {
  const draft = await createReadyDraft(ctx, account, testAddresses(1), {
    startAt: new Date(nowMs + ms).toISOString(),
  })
  await launchDraft(ctx, draft)
  await world.db.campaign.update({ where: { id: draft.campaignId }, data: { expandedAt: ctx.clock.now() } })
  return draft.campaignId
}

describe("when the sweep comes back", () => {
  it("leaves it to the schedule when nothing is under way and nothing opens within the minute", async () => {
    expect(await sweptAgainInMs()).toBeNull()
    await startingIn(61_000)
    expect(await sweptAgainInMs()).toBeNull()
  })

  it("comes back at the moment of the next start, and starts the campaign then", async () => {
    const campaignId = await startingIn(20_000)
    await startingIn(30_000)
    expect(await sweptAgainInMs()).toBe(20_000)
    nowMs += 20_000
    expect(await sweptAgainInMs()).toBe(10_000)
    expect(await world.db.campaign.findUnique({ where: { id: campaignId } })).toMatchObject({
      startedAt: new Date(nowMs),
    })
  })

  it("comes back when a window opens for held messages", async () => {
    const campaignId = await withMessages()
    await world.db.message.updateMany({
      where: { campaignId },
      data: { state: "held", reason: "outside_window", dueAt: new Date(nowMs + 7_000) },
    })
    expect(await sweptAgainInMs()).toBe(7_000)
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
