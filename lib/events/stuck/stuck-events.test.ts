import { beforeEach, expect, test } from "vitest"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { storeProviderEvents } from "#lib/events/store-provider-events.ts"
import { getLedgerMetrics } from "#lib/ledger/metrics/get-ledger-metrics.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { strangerCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"
import type { Role } from "#prisma/generated/enums.ts"
import { dismissStuckEvent } from "./dismiss-stuck-event.ts"
import { listStuckEvents } from "./list-stuck-events.ts"
import { retryStuckEvent } from "./retry-stuck-event.ts"

const world = worldPerFile()
let now: Date
const { account, ctx } = accountPerTest(world, {
  actor: testUser("admin"),
  clock: { now: () => now },
})
beforeEach(async () => {
  now = new Date()
  await world.db.providerEvent.deleteMany()
})

const [from = ""] = testAddresses(1)
const as = (role: Role): Ctx => ({ ...ctx, actor: testUser(role) })
const passMinutes = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

const store = (event: { kind: "status" | "inbound"; messageId?: string; payload: Record<string, string> }) =>
  storeProviderEvents(world.db, [
    {
      ...{
        accountId: account.accountId,
        channel: "sms" as const,
        dedupeKey: JSON.stringify(event),
        providerId: "SM1",
        receivedAt: now,
      },
      messageId: null,
      leg: null,
      ...event,
    },
  ])
const storeReply = (body = "Hello") =>
  store({ kind: "inbound", payload: { From: from, To: "+13235550100", Body: body } })

/** Replies cannot be applied while their table is away; statuses can. */
async function withoutConversations(run: () => Promise<void>): Promise<void> {
  await world.db.$executeRawUnsafe("ALTER TABLE conversation RENAME TO conversation_away")
  await run().finally(() =>
    world.db.$executeRawUnsafe("ALTER TABLE conversation_away RENAME TO conversation"),
  )
}

/** Sweeps once an hour for so long, which is more often than any event is tried in the end. */
async function sweepHours(hours: number): Promise<number> {
  let seen = 0
  for (let minute = 0; minute < hours * 60; minute += 1) {
    passMinutes(1)
    seen += (await applyOpenEvents(ctx)).count
  }
  return seen
}

const stuck = async (of: Ctx = ctx) => (await listStuckEvents(of, {})).items

test("a webhook that cannot be applied is tried ever more rarely and then waits for a person", async () => {
  await storeReply()
  await withoutConversations(async () => {
    expect(await sweepHours(5)).toBe(12)
    expect(await sweepHours(5)).toBe(0)
  })
  const [event] = await stuck()
  expect(event).toMatchObject({ kind: "inbound", address: from, content: "Hello", tries: 12 })
  expect(event?.problem).toMatch(/conversation/)
  expect(event?.problem).not.toContain(from)
  expect(event?.fields).toEqual({ From: from, To: "+13235550100", Body: "Hello" })
  expect((await getLedgerMetrics(ctx)).events).toMatchObject({ count: 0, givenUpCount: 1 })
}, 60_000)

test("a poisoned webhook holds up no other, of its account or of another", async () => {
  const { campaignId, messages } = await createTestMessages(world.db, account, {
    addresses: testAddresses(1),
    state: "accepted",
  })
  await storeReply()
  const fields = { MessageSid: "SM2", MessageStatus: "delivered" }
  await store({ kind: "status", messageId: messages[0]?.id ?? "", payload: fields })
  await withoutConversations(async () => {
    passMinutes(1)
    await applyOpenEvents(ctx)
  })
  expect(await messagesOf(world.db, campaignId)).toMatchObject([{ state: "delivered" }])
})

test("once what was in the way is mended a person tries it again, or an Admin dismisses it", async () => {
  await storeReply("First")
  await storeReply("Second")
  await world.db.providerEvent.updateMany({ data: { givenUpAt: now, tries: 12, problem: "broken" } })
  const [one, other] = (await stuck()).toSorted((a, b) => a.content.localeCompare(b.content))
  await retryStuckEvent(as("campaign_manager"), { eventId: one?.id ?? "" })
  await dismissStuckEvent(ctx, { eventId: other?.id ?? "" })
  expect(ctx.requested).toContainEqual({ name: "sweep", payload: {} })
  passMinutes(1)
  await applyOpenEvents(ctx)
  const said = await world.db.conversationMessage.findMany({
    where: { conversation: { accountId: account.accountId } },
  })
  expect(said.map(({ body }) => body)).toEqual(["First"])
  expect(await stuck()).toEqual([])
  for (const { id = "" } of [one ?? {}, other ?? {}] as { id?: string }[]) {
    await expect(retryStuckEvent(ctx, { eventId: id })).rejects.toBeInstanceOf(NotFoundError)
    await expect(dismissStuckEvent(ctx, { eventId: id })).rejects.toBeInstanceOf(NotFoundError)
  }
  const entries = await auditEntries(world.db, { accountId: account.accountId })
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["webhook.retry", "webhook.dismiss"]),
  )
})

test("another account sees and touches nothing; roles may what they may", async () => {
  await storeReply()
  await world.db.providerEvent.updateMany({ data: { givenUpAt: now, tries: 12, problem: "broken" } })
  const [{ id } = { id: "" }] = await stuck()
  const stranger = await strangerCtx(world.db, { actor: testUser("admin") })
  expect(await stuck(stranger)).toEqual([])
  await expect(retryStuckEvent(stranger, { eventId: id })).rejects.toBeInstanceOf(NotFoundError)
  await expect(dismissStuckEvent(stranger, { eventId: id })).rejects.toBeInstanceOf(NotFoundError)
  expect(await stuck(as("lpa"))).toHaveLength(1)
  await expect(retryStuckEvent(as("lpa"), { eventId: id })).rejects.toBeInstanceOf(ForbiddenError)
  await expect(dismissStuckEvent(as("campaign_manager"), { eventId: id })).rejects.toBeInstanceOf(
    ForbiddenError,
  )
  await expect(stuck(as("agent"))).rejects.toBeInstanceOf(ForbiddenError)
})

test("the list is searched, filtered, sorted and paged", async () => {
  for (const body of ["a", "b", "c"]) await storeReply(body)
  await store({ kind: "status", payload: { To: "+16005550177", MessageStatus: "delivered" } })
  await world.db.providerEvent.updateMany({ data: { givenUpAt: now, tries: 12, problem: "broken" } })
  expect(await listStuckEvents(ctx, { search: "0177" })).toMatchObject({
    total: 1,
    items: [{ kind: "status" }],
  })
  expect((await listStuckEvents(ctx, { kind: "inbound" })).total).toBe(3)
  const sorted = await listStuckEvents(ctx, { sort: "address", direction: "asc", page: 2, pageSize: 3 })
  expect(sorted).toMatchObject({ total: 4, items: [{ address: from }] })
})
