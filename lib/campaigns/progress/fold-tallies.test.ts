import { expect, test } from "vitest"
import { longTransaction } from "#lib/platform/db.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { foldTallies } from "./fold-tallies.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

/** Campaigns whose ledger has one delivered message that is not folded yet. */
async function addUnfolded(count: number): Promise<void> {
  const { accountId } = account
  await world.db.$executeRaw`
    INSERT INTO campaign (id, account_id, name, source, stage, launched_at, started_at, expanded_at, created_by_id,
      created_by_name, updated_at)
    SELECT 'fold' || n, ${accountId}, 'x', 'api', 'launched', now(), now(), now(), 'test', 'Test', now()
    FROM generate_series(1, ${count}::int) n`
  await world.db.$executeRaw`
    INSERT INTO campaign_tally (account_id, campaign_id, state, count, segments)
    SELECT ${accountId}, id, 'delivered', 1, 1 FROM campaign WHERE account_id = ${accountId}`
}

test("campaigns that somebody changes hold up none of the others, however many batches there are", async () => {
  await addUnfolded(11_000)
  await world.db.$transaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`SELECT FROM campaign WHERE number % 100 = 0 FOR UPDATE`
    await foldTallies(ctx)
    expect(await world.db.campaignTally.count()).toBe(locked.length)
  }, longTransaction)
  await foldTallies(ctx)
  expect(await world.db.campaign.count({ where: { deliveredCount: 1, status: "completed" } })).toBe(11_000)
})
