import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import type { SendOutcome } from "#lib/channels/port/transport.ts"
import { claimMessages } from "#lib/lanes/claim-messages.ts"
import {
  createTestMessages,
  messagesOf,
  ofThisMonth,
  testAddresses,
  thisMonth,
} from "#lib/ledger/testing/test-messages.ts"
import { decideUnknown } from "#lib/ledger/unknown/decide-unknown.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { startTemplateServer } from "#lib/platform/testing/template-server.ts"
import {
  createTestAccount,
  openTestWorld,
  type TestAccount,
  testCtx,
} from "#lib/platform/testing/test-ctx.ts"
import { settleOutcome } from "./settle-outcome.ts"
import { submitMessages } from "./submit-messages.ts"
import { sweepMessages } from "./sweep-messages.ts"

/** A server of its own, because it is stopped in between. */
const server = filledBy(beforeAll, startTemplateServer)
const world = filledBy(beforeAll, () => openTestWorld(server.url))
const account = filledBy(beforeEach, (): Promise<TestAccount> => createTestAccount(world.db))
afterAll(async () => {
  await world.close()
  await server.stop()
})

const accepted = (providerId: string): SendOutcome => ({ kind: "accepted", providerId })

/** Messages that were handed to the provider, whose answers are in hand. */
async function handOver(count: number) {
  const ctx = testCtx(world.db, account.accountId)
  const { campaignId } = await createTestMessages(world.db, account, { addresses: testAddresses(count) })
  const request = { laneId: account.senderId, driverId: randomUUID(), batchSize: count, ratePerSecond: 1_000 }
  const { token, messages } = await claimMessages(ctx, request)
  const ids = [...(await submitMessages(ctx, { token, messages: ofThisMonth(messages.map(({ id }) => id)) }))]
  const states = async () => (await messagesOf(world.db, campaignId)).map(({ state }) => state)
  const leaseEnds = async () => {
    await world.db.message.updateMany({ where: { campaignId }, data: { leaseUntil: new Date(0) } })
    await sweepMessages(ctx)
  }
  return { ctx, campaignId, token, ids, states, leaseEnds }
}

test("outcomes in hand outlive a database that is away", async () => {
  const { ctx, token, ids, states } = await handOver(20)
  await server.interrupt("SIGQUIT")
  const recorded = Promise.all(
    ids.map((id, index) =>
      settleOutcome(ctx, { id, month: thisMonth, token, outcome: accepted(`SM${index}`) }),
    ),
  )
  await sleep(1_000)
  await server.resume()
  await recorded
  expect(new Set(await states())).toEqual(new Set(["accepted"]))
}, 60_000)

test("an outcome that is recorded after its lease ends what the sweep called unknown", async () => {
  const { ctx, campaignId, token, ids, states, leaseEnds } = await handOver(3)
  await leaseEnds()
  expect(await states()).toEqual(["unknown", "unknown", "unknown"])
  const outcomes: SendOutcome[] = [
    accepted("SM-late"),
    { kind: "refused", cause: "throttled" },
    { kind: "unknown", errorCode: null },
  ]
  await Promise.all(
    outcomes.map((outcome, i) => settleOutcome(ctx, { id: ids[i] ?? "", month: thisMonth, token, outcome })),
  )
  expect((await states()).toSorted()).toEqual(["accepted", "pending", "unknown"])
  const waiting = (await messagesOf(world.db, campaignId)).find(({ state }) => state === "pending")
  expect(waiting).toMatchObject({ submittedAt: null, claimToken: null })
  expect(waiting?.dueAt.getTime()).toBeGreaterThan(Date.now())
})

test("what a person decided stays, whatever is recorded late", async () => {
  const { ctx, campaignId, token, ids, states, leaseEnds } = await handOver(1)
  await leaseEnds()
  const [messageId = ""] = ids
  const past = new Date(Date.now() - 600_000)
  await world.db.message.update({ where: { id: messageId }, data: { submittedAt: past } })
  const seen = { firstAt: past, lastAt: past, nextAt: new Date(Date.now() + 60_000), lookups: 2 }
  await world.db.messageLookup.create({ data: { messageId, month: new Date(thisMonth), ...seen } })
  await decideUnknown(ctx, { messageIds: ids, decision: "send_again" })
  await settleOutcome(ctx, { id: messageId, month: thisMonth, token, outcome: accepted("SM-late") })
  expect(await states()).toEqual(["held"])
  expect((await messagesOf(world.db, campaignId))[0]).toMatchObject({ providerId: null })
})
