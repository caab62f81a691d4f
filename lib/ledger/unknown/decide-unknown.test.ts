import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { storeProviderEvents } from "#lib/events/store-provider-events.ts"
import { applyStatusEvents } from "#lib/ledger/reports/apply-status-events.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import type { Actor } from "#lib/platform/ctx.ts"
import { longTransaction } from "#lib/platform/db.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { type Decision, decideUnknown } from "./decide-unknown.ts"
import { countUnknown, listDecisions } from "./list-decisions.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000)

/** Messages of unknown fate; a person may decide on them unless told otherwise. */
async function unknownMessages(count: number, { ago = 180, lookups = 2 } = {}) {
  const { campaignId, messages } = await createTestMessages(world.db, account, {
    addresses: testAddresses(count),
  })
  const ids = messages.map(({ id }) => id)
  await world.db.message.updateMany({
    where: { campaignId },
    data: { state: "unknown", reason: "no_answer", errorCode: 20500, submittedAt: secondsAgo(ago) },
  })
  const looked = { lookups, firstAt: secondsAgo(ago - 20), lastAt: secondsAgo(60), nextAt: secondsAgo(-60) }
  await world.db.messageLookup.createMany({
    data: messages.map(({ id, month }) => ({ messageId: id, month, ...looked })),
  })
  return { campaignId, ids }
}

const decide = (messageIds: string[], decision: Decision, note?: string) =>
  decideUnknown(ctx, { messageIds, decision, note })
const rowOf = (id = "") => world.db.message.findUniqueOrThrow({ where: { id } })
const auditOf = (subjectId = "") =>
  world.db.auditEntry.findMany({ where: { action: "message.decide", subjectId } })

test("counted as sent: accepted with the reason, audited with who and why, and off the list", async () => {
  const { campaignId, ids } = await unknownMessages(2)
  expect(await decide(ids.slice(0, 1), "count_as_sent", " The consumer confirmed ")).toEqual({
    decided: 1,
    notOpen: 0,
  })
  expect(await rowOf(ids[0])).toMatchObject({
    ...{ state: "accepted", reason: "counted_as_sent" },
    acceptedAt: expect.any(Date),
  })
  const [entry] = await auditOf(ids[0])
  expect(entry).toMatchObject({ actorKind: "user", actorName: "Casey Campaign" })
  expect(entry?.detail).toEqual({
    ...{ decision: "count_as_sent", note: "The consumer confirmed", campaignId, lookups: 2 },
  })
  const { items, total } = await listDecisions(ctx, { campaignId })
  expect([items[0]?.id, total]).toEqual([ids[1], 1])
  expect(await world.db.messageLookup.count({ where: { messageId: ids[0] ?? "" } })).toBe(0)
})

test("sent again: due now as if it had never gone, for the window to be worked out", async () => {
  const { ids } = await unknownMessages(1)
  await decide(ids, "send_again")
  expect(await rowOf(ids[0])).toMatchObject({
    ...{ state: "held", reason: null, errorCode: null, providerId: null, submittedAt: null, closesAt: null },
  })
  expect((await rowOf(ids[0])).dueAt.getTime()).toBeLessThanOrEqual(Date.now() + 100)
  expect(ctx.requested).toContainEqual({ name: "release-held", payload: {} })
})

test("a late callback of the first attempt lifts what was to be sent again", async () => {
  const { ids } = await unknownMessages(1)
  await decide(ids, "send_again")
  const events = await storeProviderEvents(world.db, [
    {
      ...{
        accountId: account.accountId,
        channel: "sms",
        kind: "status",
        dedupeKey: randomUUID(),
        leg: null,
        providerId: "SMfirst",
      },
      ...{ messageId: ids[0] ?? "", payload: { MessageStatus: "delivered" }, receivedAt: new Date() },
    },
  ])
  await applyStatusEvents(ctx, events)
  expect(await rowOf(ids[0])).toMatchObject({ state: "delivered", providerId: "SMfirst", reason: null })
})

test("a campaign that is cancelled at the same moment: nothing of it waits for ever", async () => {
  const { campaignId, ids } = await unknownMessages(1)
  let decision: ReturnType<typeof decide> | undefined
  await world.db.$transaction(async (tx) => {
    await tx.campaign.update({ where: { id: campaignId }, data: { stage: "cancelled" } })
    decision = decide(ids, "send_again")
    await sleep(300)
  }, longTransaction)
  expect(await decision).toEqual({ decided: 0, notOpen: 1 })
  expect(await rowOf(ids[0])).toMatchObject({ state: "unknown" })
})

test("a late failure of what was counted as sent says why it failed", async () => {
  const { ids } = await unknownMessages(1)
  await decide(ids, "count_as_sent")
  const report = async (MessageStatus: string, ErrorCode: string) =>
    applyStatusEvents(
      ctx,
      await storeProviderEvents(world.db, [
        {
          ...{
            accountId: account.accountId,
            channel: "sms",
            kind: "status",
            dedupeKey: randomUUID(),
            leg: null,
            providerId: "SMlate",
          },
          ...{ messageId: ids[0] ?? "", payload: { MessageStatus, ErrorCode }, receivedAt: new Date() },
        },
      ]),
    )
  await report("sent", "")
  expect(await rowOf(ids[0])).toMatchObject({ state: "sent", reason: "counted_as_sent" })
  await report("undelivered", "30005")
  expect(await rowOf(ids[0])).toMatchObject({
    state: "failed",
    reason: "provider_permanent",
    errorCode: 30005,
  })
})

test("people who decide differently at once: each message is decided once", async () => {
  const { ids } = await unknownMessages(20)
  const results = await Promise.all(
    Array.from({ length: 8 }, (_, index) => {
      const order = index % 2 === 0 ? ids : ids.toReversed()
      return decide(order, index % 3 === 0 ? "send_again" : "count_as_sent")
    }),
  )
  expect(results.reduce((sum, { decided }) => sum + decided, 0)).toBe(20)
  for (const id of ids) expect(await auditOf(id)).toHaveLength(1)
})

test("what is still being looked up, or known by now, is not decided", async () => {
  const young = await unknownMessages(1, { ago: 100 })
  const once = await unknownMessages(1, { lookups: 1 })
  const known = await unknownMessages(1)
  await world.db.message.updateMany({
    where: { campaignId: known.campaignId },
    data: { state: "delivered" },
  })
  const ids = [...young.ids, ...once.ids, ...known.ids, randomUUID()]
  expect(await decide([...ids, ...ids], "count_as_sent")).toEqual({ decided: 0, notOpen: 4 })
  expect(await countUnknown(ctx)).toEqual({ open: 0, lookedUp: 2 })
  const { items } = await listDecisions(ctx, {})
  expect(items.every(({ isOpen }) => !isOpen)).toBe(true)
  const open = await unknownMessages(1)
  const filtered = async (state: "open" | "looked_up") =>
    (await listDecisions(ctx, { state })).items.map(({ id }) => id)
  expect(await filtered("open")).toEqual(open.ids)
  expect((await filtered("looked_up")).toSorted()).toEqual([...young.ids, ...once.ids].toSorted())
})

test("for a campaign that is over nothing goes out again", async () => {
  const cancelled = await unknownMessages(1)
  const ended = await unknownMessages(1)
  const change = (campaignId: string, data: object) =>
    world.db.campaign.update({ where: { id: campaignId }, data })
  await change(cancelled.campaignId, { stage: "cancelled" })
  await change(ended.campaignId, { endsAt: secondsAgo(1) })
  const ids = [...cancelled.ids, ...ended.ids]
  expect((await listDecisions(ctx, {})).items.map(({ maySendAgain }) => maySendAgain)).toEqual([false, false])
  expect(await decide(ids, "send_again")).toEqual({ decided: 0, notOpen: 2 })
  expect(await decide(ids, "count_as_sent")).toEqual({ decided: 2, notOpen: 0 })
})

test("the list is searched, sorted and paged over the account's own", async () => {
  const { ids } = await unknownMessages(3)
  const page = await listDecisions(ctx, { pageSize: 2, page: 2, sort: "address", direction: "desc" })
  expect([page.items.map(({ id }) => id), page.total]).toEqual([[ids[0]], 3])
  const found = await listDecisions(ctx, { search: testAddresses(2)[1] })
  expect(found.items.map(({ id, isOpen, looks }) => [id, isOpen, looks])).toEqual([[ids[1], true, []]])
  expect(await countUnknown(ctx)).toEqual({ open: 3, lookedUp: 0 })
  const stranger = await strangerCtx(world.db)
  expect(await listDecisions(stranger, {})).toMatchObject({ items: [], total: 0 })
  expect(await decideUnknown(stranger, { messageIds: ids, decision: "send_again" })).toEqual({
    decided: 0,
    notOpen: 3,
  })
})

test("only a named person with the right role decides", async () => {
  const { ids } = await unknownMessages(1)
  const actors: Actor[] = [
    testUser("lpa"),
    testUser("agent"),
    { kind: "job", id: "sweep", name: "sweep" },
    { kind: "apiClient", id: "3", name: "backend" },
  ]
  for (const actor of actors) {
    const call = decideUnknown({ ...ctx, actor }, { messageIds: ids, decision: "send_again" })
    await expect(call).rejects.toMatchObject({ code: "forbidden" })
  }
  const agent = { ...ctx, actor: testUser("agent") }
  await expect(listDecisions(agent, {})).rejects.toMatchObject({ code: "forbidden" })
  expect((await rowOf(ids[0])).state).toBe("unknown")
})
