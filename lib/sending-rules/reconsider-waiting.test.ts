import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { expandCampaign } from "#lib/campaigns/launch/expand-campaign.ts"
import { releaseHeld } from "#lib/campaigns/launch/release-held.ts"
import { createReadyDraft, launchDraft } from "#lib/campaigns/testing/test-drafts.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { type Database, longTransaction } from "#lib/platform/db.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { testUser } from "#lib/platform/testing/test-ctx.ts"
import { addBlackoutDate } from "./add-blackout-date.ts"

const place = "America/Los_Angeles"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

/** Today where the recipients are. */
const restToday = () =>
  addBlackoutDate(
    { ...ctx, actor: testUser("admin") },
    { day: new Intl.DateTimeFormat("sv", { timeZone: place }).format(), name: "Day of rest" },
  )

/** A context in which somebody makes today a day of rest just after the account's rules were read for the first time. */
function overtaken() {
  let resting: Promise<unknown> | undefined
  const query = {
    account: {
      async findMany<Args, Answer>({ args, query }: Hook<Args, Answer>) {
        const answer = await query(args)
        resting ??= restToday()
        await sleep(300)
        return answer
      },
    },
  }
  const db = world.db.$extends({ query }) as unknown as Database
  return { ctx: { ...ctx, db }, rested: () => resting }
}

type Hook<Args, Answer> = { args: Args; query(args: Args): Promise<Answer> }

const statesOf = async (campaignId: string) =>
  (await messagesOf(world.db, campaignId)).map(({ state }) => state)

test("messages that are written while a rule changes keep to the new one", async () => {
  const draft = await createReadyDraft(ctx, account, testAddresses(3))
  await launchDraft(ctx, draft)
  const { ctx: slow, rested } = overtaken()
  await expandCampaign(slow, draft)
  await rested()
  expect(await statesOf(draft.campaignId)).toEqual(Array(3).fill("held"))
})

test.each(["outside_window", "blackout_date", "zone_unknown", "scheduled", null])(
  "messages held as %s that are let go while a rule changes keep to the new one",
  async (reason) => {
    const { campaignId } = await createTestMessages(world.db, account, {
      addresses: testAddresses(5),
      state: "held",
    })
    await world.db.message.updateMany({ where: { campaignId }, data: { place, reason } })
    const { ctx: slow, rested } = overtaken()
    await releaseHeld(slow, { maxRunMs: 0 })
    await rested()
    expect(await statesOf(campaignId)).toEqual(Array(5).fill("held"))
  },
)

test("a change waits for whoever is at work on what waits, also for longer than five seconds", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(1) })
  const working = world.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT FROM message WHERE campaign_id = ${campaignId} FOR UPDATE`
      await sleep(6_000)
    },
    { timeout: 10_000 },
  )
  await sleep(100)
  await restToday()
  await working
  expect(await statesOf(campaignId)).toEqual(["held"])
})

test("a change that meets somebody who goes the other way round is made all the same", async () => {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(2) })
  const held = { campaignId, line: 1 }
  await world.db.message.updateMany({ where: held, data: { state: "held", reason: "outside_window" } })
  let resting: Promise<unknown> = Promise.resolve()
  await world.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM message WHERE campaign_id = ${campaignId} AND line = 2 FOR UPDATE`
    resting = restToday()
    resting.catch(() => {})
    await expect.poll(waitingCount).toBe(1)
    await tx.$queryRaw`SELECT FROM message WHERE campaign_id = ${campaignId} AND line = 1 FOR UPDATE`
  }, longTransaction)
  await resting
  expect(await statesOf(campaignId)).toEqual(["held", "held"])
})

async function waitingCount(): Promise<number> {
  const waiting = await world.db.$queryRaw<unknown[]>`
    SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  return waiting.length
}
