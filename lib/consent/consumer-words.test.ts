import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { expect, test } from "vitest"
import { addressKey } from "#lib/addresses/address-key.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import { settleMessages } from "#lib/ledger/sending/settle-messages.ts"
import { submitMessages } from "#lib/ledger/sending/submit-messages.ts"
import {
  createTestMessages,
  messagesOf,
  ofThisMonth,
  testAddresses,
  thisMonth,
} from "#lib/ledger/testing/test-messages.ts"
import { liftByStart } from "#lib/opt-outs/lift-by-start.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { suppressByWord } from "./replies/suppress-by-word.ts"
import { optOut } from "./testing/test-suppressions.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

type Word = { word: "stop" | "start" | "refused"; heardAt: Date }

const isSuppressed = async (key: string) =>
  (await world.db.suppression.count({ where: { accountId: account.accountId, addressKey: key } })) > 0

function hear(address: string, { word, heardAt }: Word) {
  const recipient = {
    channel: "sms",
    addressKey: addressKey(account.accountId, "sms", address),
    address,
  } as const
  return world.db.$transaction((tx) => {
    if (word === "start") {
      const { channel, addressKey } = recipient
      return liftByStart(tx, ctx, { channel, addressKey, heardAt, word, providerId: randomUUID() })
    }
    const ground =
      word === "stop"
        ? ({ reason: "consumer_stop", source: "inbound" } as const)
        : ({ reason: "provider_opt_out", source: "provider" } as const)
    return suppressByWord(tx, ctx, { ...recipient, ...ground, heardAt })
  })
}

const words = fc.array(
  fc.record({
    word: fc.constantFrom<Word["word"]>("stop", "start", "refused"),
    heardAt: fc.integer({ min: 1, max: 6 }).map((second) => new Date(second * 1_000)),
  }),
  { minLength: 1, maxLength: 6 },
)

/** What counts by the times at which the words were received: of two at one instant the STOP. */
const isStopLast = (heard: Word[]) => {
  const last = Math.max(...heard.map(({ heardAt }) => heardAt.getTime()))
  return heard.some(({ word, heardAt }) => word !== "start" && heardAt.getTime() === last)
}

test.each([
  ["one after the other", false],
  ["at the same time", true],
])("the last word by its receipt counts, in whatever order they are processed: %s", async (_, isParallel) => {
  let next = 0
  await fc.assert(
    fc.asyncProperty(words, async (heard) => {
      const [address = ""] = testAddresses(1, next++)
      if (isParallel) await Promise.all(heard.map((word) => hear(address, word)))
      else for (const word of heard) await hear(address, word)
      expect(await isSuppressed(addressKey(account.accountId, "sms", address))).toBe(isStopLast(heard))
    }),
    { numRuns: 40 },
  )
})

async function claimed(count: number) {
  const { campaignId, messages } = await createTestMessages(world.db, account, {
    addresses: testAddresses(count, 500),
  })
  const claim = await claimMessages(ctx, {
    ...{ laneId: account.senderId, driverId: randomUUID(), batchSize: 50, ratePerSecond: 1_000 },
  })
  return { campaignId, token: claim.token, ids: messages.map(({ id }) => id), messages }
}

test("who opts out between the claim and the intent is not written to", async () => {
  const { campaignId, token, ids, messages } = await claimed(3)
  await optOut(world.db, account, messages[1]?.address ?? "")
  expect(await submitMessages(ctx, { token, messages: ofThisMonth(ids) })).toEqual(new Set([ids[0], ids[2]]))
  expect(await messagesOf(world.db, campaignId)).toMatchObject([
    { state: "submitted" },
    { state: "skipped", reason: "opted_out", submittedAt: null, claimToken: null },
    { state: "submitted" },
  ])
})

test("whom the provider calls unsubscribed is suppressed with the settling, or neither is recorded", async () => {
  const { campaignId, token, ids, messages } = await claimed(2)
  await submitMessages(ctx, { token, messages: ofThisMonth(ids) })
  const settle = () =>
    settleMessages(ctx, [
      { id: ids[0] ?? "", month: thisMonth, token, outcome: { kind: "opted_out", errorCode: 21610 } },
      { id: ids[1] ?? "", month: thisMonth, token, outcome: { kind: "accepted", providerId: "SM1" } },
    ])
  await world.db.$executeRawUnsafe("ALTER TABLE suppression RENAME TO suppression_away")
  await expect(settle()).rejects.toThrow()
  await world.db.$executeRawUnsafe("ALTER TABLE suppression_away RENAME TO suppression")
  expect(await messagesOf(world.db, campaignId)).toMatchObject([
    { state: "submitted" },
    { state: "submitted" },
  ])
  await settle()
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "skipped" }, { state: "accepted" }])
  expect(await isSuppressed(messages[0]?.addressKey ?? "")).toBe(true)
})
