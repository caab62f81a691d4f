import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test, vi } from "vitest"
import { settleMessages } from "#lib/ledger/sending/settle-messages.ts"
import { createTestMessages, testAddresses, thisMonth } from "#lib/ledger/testing/test-messages.ts"
import { longTransaction, type Transaction } from "#lib/platform/db.ts"
import { testCtx } from "#lib/platform/testing/test-ctx.ts"
import { applyOpenEvents } from "./apply-open-events.ts"
import { reportsPerTest } from "./testing/reports-per-test.ts"

const { world, account, system, clock, newSid, waitMs, submitted, report, read, events } = reportsPerTest()

test("what cannot be applied now is answered all the same, and applied by the sweep", async () => {
  const message = await submitted()
  await world.db.$executeRawUnsafe("ALTER TABLE message RENAME TO message_away")
  const log = vi.spyOn(system.log, "error")
  await report(message, { status: "delivered" })
  await world.db.$executeRawUnsafe("ALTER TABLE message_away RENAME TO message")
  expect(log).toHaveBeenCalledOnce()
  expect((await read(message.id)).state).toBe("submitted")
  waitMs(6_000)
  await applyOpenEvents(system)
  expect((await read(message.id)).state).toBe("delivered")
})

test("whoever holds a message's row does not hold up the answer; the sweep applies what was stored", async () => {
  const message = await submitted()
  await world.db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT FROM message WHERE id = ${message.id}::uuid FOR UPDATE`
      await report(message, { status: "delivered" })
      expect(await events()).toMatchObject([{ appliedAt: null }])
    },
    { timeout: 10_000 },
  )
  waitMs(6_000)
  await applyOpenEvents(system)
  expect((await read(message.id)).state).toBe("delivered")
})

async function underway(count: number, from: number) {
  const addresses = testAddresses(count, from)
  const { messages, campaignId } = await createTestMessages(world.db, account, {
    addresses,
    state: "submitted",
  })
  const token = randomUUID()
  await world.db.message.updateMany({
    where: { campaignId },
    data: { claimToken: token, submittedAt: clock.at },
  })
  const sent = messages.map(({ id }) => ({ id, sid: newSid() }))
  return { campaignId, token, sent: sent.sort((a, b) => (a.id < b.id ? 1 : -1)) }
}

const settle = (token: string, sent: { id: string; sid: string }[]) =>
  settleMessages(
    testCtx(world.db, account.accountId),
    sent.map(({ id, sid }) => ({
      id,
      month: thisMonth,
      token,
      outcome: { kind: "accepted", providerId: sid },
    })),
  )

test("callbacks and settling of the same messages at once lose nothing", async () => {
  const { campaignId, token, sent } = await underway(300, 5_000)
  await Promise.all([
    ...sent.map((message) => report(message, { status: "sent" })),
    settle(token, sent),
    ...sent.map((message) => report(message, { status: "delivered" })),
  ])
  const rows = await world.db.message.groupBy({ by: ["state"], where: { campaignId }, _count: true })
  expect(rows).toMatchObject([{ state: "delivered", _count: 300 }])
})

test.each(["settling", "callbacks"])(
  "%s lock messages in the order of their ids, so that nobody deadlocks",
  async (who) => {
    const { token, sent } = await underway(20, 6_000)
    const lock = (tx: Transaction, id = "") =>
      tx.$queryRaw`SELECT FROM message WHERE id = ${id}::uuid FOR UPDATE`
    const log = vi.spyOn(system.log, "error")
    let working: Promise<unknown> = Promise.resolve()
    await world.db.$transaction(async (tx) => {
      await lock(tx, sent.at(-1)?.id)
      working =
        who === "settling"
          ? settle(token, sent)
          : Promise.all(sent.map((each) => report(each, { status: "sent" })))
      await sleep(300)
      await lock(tx, sent[0]?.id)
    }, longTransaction)
    await working
    expect(log).not.toHaveBeenCalled()
    expect((await read(sent[0]?.id ?? "")).providerId).toBe(sent[0]?.sid)
  },
)
