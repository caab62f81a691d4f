import { expect, test } from "vitest"
import { deleteDraft } from "#lib/campaigns/draft/delete-draft.ts"
import { createTestDraft, uploadCsv } from "#lib/campaigns/testing/test-drafts.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { foldTallies } from "./fold-tallies.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const countOpen = () => world.db.campaignTally.count({ where: { accountId: account.accountId } })
const countFolded = () =>
  world.db.campaign.count({ where: { accountId: account.accountId, deliveredCount: 1 } })

/** Campaigns `f000001` and so on, each with one delivered message that is not folded yet. */
async function addChangedCampaigns(count: number) {
  await world.db.$executeRaw`
    INSERT INTO campaign (id, account_id, name, source, channel, stage, launched_at, started_at, expanded_at, created_by_id, created_by_name, updated_at)
    SELECT 'f' || lpad(n::text, 6, '0'), ${account.accountId}, 'x', 'api', 'sms', 'launched', now(), now(), now(), 'test', 'Test', now()
    FROM generate_series(1, ${count}::int) n`
  await world.db.$executeRaw`
    INSERT INTO campaign_tally (account_id, campaign_id, state, responded, count, segments)
    SELECT account_id, id, 'delivered', false, 1, 1 FROM campaign WHERE account_id = ${account.accountId}`
}

test("campaigns that are being changed keep none of the others from being folded, and are folded the next time", async () => {
  await addChangedCampaigns(6_000)
  await world.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT FROM campaign WHERE account_id = ${account.accountId} AND id <= 'f000100' FOR UPDATE`
      await foldTallies(world)
      expect([await countOpen(), await countFolded()]).toEqual([100, 5_900])
    },
    { timeout: 60_000 },
  )
  await foldTallies(world)
  expect([await countOpen(), await countFolded()]).toEqual([0, 6_000])
})

test("what is open of a deleted draft goes with the next fold", async () => {
  const { id } = await createTestDraft(ctx, account)
  await uploadCsv(ctx, id, "16287770000\n16287770001\n")
  await deleteDraft(ctx, { campaignId: id })
  expect(await countOpen()).toBeGreaterThan(0)
  await foldTallies(world)
  expect(await countOpen()).toBe(0)
})
