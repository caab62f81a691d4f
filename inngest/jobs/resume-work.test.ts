import { expect, it } from "vitest"
import { takeReading } from "#lib/campaigns/audience/upload/reading-lease.ts"
import {
  createReadyDraft,
  createTestDraft,
  launchDraft,
  sendCsv,
} from "#lib/campaigns/testing/test-drafts.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { resumeWorkJob } from "./resume-work.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

/** The keys of what it asks for in this account. */
async function found(): Promise<string[]> {
  ctx.requested.length = 0
  await resumeWorkJob.run(ctx, {}, { maxRunMs: 20_000 })
  const own = ctx.requested.map(({ payload }) => payload as Record<string, string>)
  return own
    .filter(({ accountId }) => accountId === account.accountId)
    .map(({ laneId, campaignId, audienceId }) => laneId ?? campaignId ?? audienceId ?? "")
}

it("finds a lane with something due, unless somebody drives it", async () => {
  await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  expect(await found()).toEqual([account.senderId])
  const drivenUntil = new Date(Date.now() + 3_000)
  await world.db.lane.update({ where: { id: account.senderId }, data: { drivenUntil } })
  expect(await found()).toEqual([])
})

it("finds a launched campaign without its rows, unless somebody is writing them", async () => {
  const draft = await createReadyDraft(ctx, account, testAddresses(1))
  await launchDraft(ctx, draft)
  expect(await found()).toEqual([draft.campaignId])
  await world.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM campaign WHERE id = ${draft.campaignId} FOR NO KEY UPDATE`
    expect(await found()).toEqual([])
  })
  expect(await found()).toEqual([draft.campaignId])
})

it("finds a file that is half read, unless somebody reads it", async () => {
  const { id: campaignId } = await createTestDraft(ctx, account)
  const audienceId = await sendCsv(ctx, campaignId, `Phone\n${testAddresses(3).join("\n")}`)
  expect(await found()).toEqual([audienceId])
  await takeReading(ctx, audienceId)
  expect(await found()).toEqual([])
})
