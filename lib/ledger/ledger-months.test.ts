import { beforeEach, expect, test } from "vitest"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { monthText } from "./of-campaign.ts"
import { createTestMessages, messagesOf, testAddresses } from "./testing/test-messages.ts"

const world = worldPerFile()
const { account } = accountPerTest(world)
const [address = ""] = testAddresses(1)

/** A campaign launched at that instant, with one message. */
async function launchedAt(instant: string) {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: [] })
  const { month } = await world.db.campaign.update({
    where: { id: campaignId },
    data: { launchedAt: new Date(instant) },
  })
  await addMessage(campaignId, month)
  return { campaignId, month }
}

const addMessage = (campaignId: string, month: Date) =>
  world.db.message.create({
    data: {
      ...{ campaignId, month, accountId: account.accountId, laneId: account.senderId, channel: "sms" },
      ...{ address, addressKey: `key of ${account.accountId}`, line: 1, body: "Hi", segments: 1 },
    },
  })

const partitionOf = async (campaignId: string) => {
  const [row] = await world.db.$queryRaw<[{ name: string }]>`
    SELECT tableoid::regclass::text AS name FROM message WHERE campaign_id = ${campaignId}`
  return row.name
}

const addMonth = (first: string, next: string) =>
  world.db.$executeRaw`SELECT add_partition('message', 'month', ${first}::date, ${next}::date)`

const tallyOf = async (campaignId: string) =>
  (await getTallies(world.db, [campaignId])).get(campaignId)?.total

beforeEach(() => addMonth("2031-05-01", "2031-06-01"))

test("a campaign's rows are in the month of its launch, to the last instant of it", async () => {
  const last = await launchedAt("2031-05-31T23:59:59.999Z")
  const next = await launchedAt("2031-06-01T00:00:00.000Z")
  expect([monthText(last.month), await partitionOf(last.campaignId)]).toEqual([
    "2031-05-01",
    "message_20310501",
  ])
  expect([monthText(next.month), await partitionOf(next.campaignId)]).toEqual(["2031-06-01", "message_rest"])
})

test("an address is in a campaign once, whatever month it is in", async () => {
  const { campaignId, month } = await launchedAt("2031-05-31T23:59:59.999Z")
  await expect(addMessage(campaignId, month)).rejects.toThrow(/Unique constraint/)
  await expect(addMessage(campaignId, new Date("2031-06-01"))).rejects.toThrow(/Foreign key constraint/)
})

test("a campaign that has rows cannot go to another month", async () => {
  const { campaignId } = await launchedAt("2031-05-10T12:00:00Z")
  const move = world.db.campaign.update({
    where: { id: campaignId },
    data: { launchedAt: new Date("2031-07-01") },
  })
  await expect(move).rejects.toThrow(/[Ff]oreign key/)
})

test("a month that is made late takes its rows over, and nothing is counted twice", async () => {
  const { campaignId } = await launchedAt("2032-02-29T08:00:00Z")
  expect(await partitionOf(campaignId)).toBe("message_rest")
  await addMonth("2032-02-01", "2032-03-01")
  expect(await partitionOf(campaignId)).toBe("message_20320201")
  expect(await messagesOf(world.db, campaignId)).toHaveLength(1)
  expect(await tallyOf(campaignId)).toBe(1)
})
