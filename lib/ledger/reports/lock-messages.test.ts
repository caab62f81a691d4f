import { expect, test } from "vitest"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { periodStart } from "#lib/platform/periods.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx } from "#lib/platform/testing/test-ctx.ts"
import { lockMessages } from "./lock-messages.ts"

const world = worldPerFile()
const { account } = accountPerTest(world)

/** A message that is under way, of a campaign launched so many months ago. */
async function sent(monthsAgo: number) {
  const { campaignId } = await createTestMessages(world.db, account, { addresses: [] })
  const launchedAt = new Date(periodStart("month", new Date(), -monthsAgo))
  const { month } = await world.db.campaign.update({ where: { id: campaignId }, data: { launchedAt } })
  const [address = ""] = testAddresses(1, monthsAgo)
  return world.db.message.create({
    data: {
      ...{ campaignId, month, accountId: account.accountId, laneId: account.senderId, channel: "sms" },
      ...{ address, addressKey: campaignId, line: 1, body: "Hi", segments: 1, state: "sent" },
      providerId: `SM${campaignId}`,
    },
  })
}

const event = (id: string, messageId: string | null, providerId = "SM0", accountId = account.accountId) => ({
  ...{
    id,
    accountId,
    channel: "sms" as const,
    kind: "status" as const,
    messageId,
    leg: null,
    providerId,
    payload: {},
  },
  receivedAt: new Date(),
})
const locked = (...events: ReturnType<typeof event>[]) =>
  world.db.$transaction((tx) => lockMessages(tx, events))

test("a callback finds its message in whatever month it is, by our id or by the provider's", async () => {
  const [recent, last, old, older] = [await sent(0), await sent(1), await sent(2), await sent(14)]
  const found = await locked(
    event("1", recent.id),
    event("2", last.id),
    event("3", old.id),
    event("4", null, older.providerId ?? ""),
    event("5", null, "SM of somebody else"),
  )
  expect([...found].map(([id, { messageId }]) => [id, messageId])).toEqual([
    ["1", recent.id],
    ["2", last.id],
    ["3", old.id],
    ["4", older.id],
  ])
  expect(found.get("4")?.month).toBe(periodStart("month", new Date(), -14))
})

test("another account's message is found by neither", async () => {
  const stranger = await strangerCtx(world.db)
  const { id, providerId } = await sent(0)
  expect(await locked(event("1", id, providerId ?? "", stranger.accountId))).toEqual(new Map())
})
