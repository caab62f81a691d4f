import fc from "fast-check"
import { expect, test } from "vitest"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { connectTwilio, statusWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { createTestAccount } from "#lib/platform/testing/test-ctx.ts"
import { applyOpenEvents } from "./apply-open-events.ts"
import { receiveStatus } from "./receive-status.ts"
import { type Report, reportsPerTest } from "./testing/reports-per-test.ts"

const { world, account, system, clock, newSid, waitMs, submitted, report, read, events } = reportsPerTest()

test("a message goes up with its callbacks, and the times are filled", async () => {
  const message = await submitted()
  for (const status of ["queued", "sending", "sent", "delivered"]) await report(message, { status })
  const row = await read(message.id)
  expect(row).toMatchObject({ state: "delivered", providerId: message.sid, reason: null, endedAt: null })
  expect([row.acceptedAt, row.sentAt, row.deliveredAt]).toEqual([clock.at, clock.at, clock.at])
  const tally = (await getTallies(world.db, [message.campaignId])).get(message.campaignId)
  expect(tally).toMatchObject({ total: 1, byStatus: { delivered: 1 } })
  expect((await events()).every(({ appliedAt }) => appliedAt !== null)).toBe(true)
})

test("the same callback a hundred times is one event and one change", async () => {
  const message = await submitted()
  await Promise.all(Array.from({ length: 100 }, () => report(message, { status: "delivered" })))
  await report(message, { status: "delivered" })
  expect(await events()).toHaveLength(1)
  expect((await read(message.id)).state).toBe("delivered")
})

test("a callback that overtakes the create response finds its message by our id", async () => {
  const message = await submitted("submitted")
  await report(message, { status: "sent" })
  expect(await read(message.id)).toMatchObject({ state: "sent", providerId: message.sid })
})

test("an unknown fate is resolved, and what said that it is looked up is gone", async () => {
  const message = await submitted("unknown")
  await world.db.message.update({
    where: { id: message.id },
    data: { reason: "no_answer", errorCode: 20500 },
  })
  await report(message, { status: "queued" })
  expect(await read(message.id)).toMatchObject({ state: "accepted", reason: null, errorCode: null })
})

test("a message that waits to be sent again is lifted when its first attempt proves to have arrived", async () => {
  const message = await submitted("pending")
  await report(message, { status: "delivered" })
  expect(await read(message.id)).toMatchObject({ state: "delivered" })
})

test.each([
  [30005, "failed", "provider_permanent"],
  [30006, "failed", "provider_not_eligible"],
  [30007, "failed", "provider_configuration"],
  [30008, "failed", "provider_temporary"],
  [30027, "failed", "provider_hold"],
  [30410, "failed", "provider_temporary"],
  [30640, "failed", "provider_blocked"],
  [21610, "skipped", "opted_out"],
  [undefined, "failed", "provider_temporary"],
  [59999, "failed", "provider_temporary"],
])("undelivered with %s ends as %s: %s", async (errorCode, state, reason) => {
  const message = await submitted()
  await report(message, { status: "sent" })
  await report(message, { status: "undelivered", errorCode })
  expect(await read(message.id)).toMatchObject({
    state,
    reason,
    errorCode: errorCode ?? null,
    endedAt: clock.at,
  })
})

test("a final failure stays, with its reason, whatever comes later; only a receipt of the phone is stronger", async () => {
  const message = await submitted()
  await report(message, { status: "failed", errorCode: 30005 })
  for (const status of ["sent", "sending", "canceled"]) await report(message, { status })
  expect(await read(message.id)).toMatchObject({
    state: "failed",
    reason: "provider_permanent",
    errorCode: 30005,
  })
  await report(message, { status: "delivered" })
  expect(await read(message.id)).toMatchObject({ state: "delivered", errorCode: 30005 })
})

test.each([
  [21610, "provider_opt_out"],
  [30630, "provider_opt_out"],
  [30640, "blocked_by_law"],
])("a callback with %s suppresses the recipient: %s", async (errorCode, reason) => {
  const message = await submitted()
  await report(message, { status: "failed", errorCode })
  const where = { accountId: account.accountId }
  const { address } = await read(message.id)
  expect(await world.db.suppression.findMany({ where })).toMatchObject([
    { address, reason, source: "provider" },
  ])
  expect(await world.db.auditEntry.findMany({ where })).toMatchObject([
    { action: "suppression.add", actorKind: "job" },
  ])
})

test("any order with repeats of the same callbacks ends the same", async () => {
  const progress = fc.subarray(["accepted", "queued", "sending", "sent", "delivered", "read"], {
    minLength: 1,
  })
  const failure = fc.option(
    fc.record({
      status: fc.constantFrom("failed", "undelivered"),
      errorCode: fc.constantFrom(30005, 30007, 21610, 30410, undefined),
    }),
    { nil: undefined },
  )
  const orders = fc.tuple(progress, failure).chain(([statuses, failed]) => {
    const reports: Report[] = [...statuses.map((status) => ({ status })), ...(failed ? [failed] : [])]
    const shuffled = fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 })
    const start = fc.constantFrom("submitted" as const, "unknown" as const, "accepted" as const)
    return fc.tuple(shuffled, shuffled, start, fc.boolean())
  })
  const endOf = async (reports: Report[], start: "submitted" | "unknown" | "accepted", atOnce: boolean) => {
    const message = await submitted(start)
    if (atOnce) await Promise.all(reports.map((each) => report(message, each)))
    else for (const each of reports) await report(message, each)
    const { state, reason, errorCode, sentAt, deliveredAt, readAt, endedAt } = await read(message.id)
    return { state, reason, errorCode, sentAt, deliveredAt, readAt, endedAt }
  }
  await fc.assert(
    fc.asyncProperty(orders, async ([one, other, start, atOnce]) => {
      expect(await endOf(one, start, atOnce)).toEqual(await endOf(other, start, false))
    }),
    { numRuns: 60 },
  )
}, 180_000)

test("without our id the message is found by the provider's, in this account only", async () => {
  const message = await submitted("accepted")
  await world.db.message.update({ where: { id: message.id }, data: { providerId: message.sid } })
  await report({ sid: message.sid }, { status: "delivered" })
  expect((await read(message.id)).state).toBe("delivered")
})

test("an id of another account changes nothing there", async () => {
  const message = await submitted("accepted")
  await world.db.message.update({ where: { id: message.id }, data: { providerId: message.sid } })
  const other = await createTestAccount(world.db)
  await connectTwilio(world.db, other.accountId)
  const webhook = (messageId?: string) =>
    statusWebhook(other.accountId, { status: "delivered", sid: message.sid, messageId })
  await receiveStatus(system, webhook(message.id))
  await receiveStatus(system, webhook())
  expect((await read(message.id)).state).toBe("accepted")
})

test("a callback of an unknown message waits for it, is applied by the sweep, and is given up in the end", async () => {
  const message = await submitted("accepted")
  await report({ sid: message.sid }, { status: "delivered" })
  await report({ sid: newSid() }, { status: "delivered" })
  await world.db.message.update({ where: { id: message.id }, data: { providerId: message.sid } })
  waitMs(6_000)
  expect((await applyOpenEvents(system, { limit: 1 })).count).toBeGreaterThanOrEqual(2)
  expect((await read(message.id)).state).toBe("delivered")
  expect((await events()).filter(({ appliedAt }) => appliedAt === null)).toHaveLength(1)
  waitMs(11 * 60_000)
  await applyOpenEvents(system)
  expect((await events()).filter(({ appliedAt }) => appliedAt === null)).toHaveLength(0)
})

test("an unknown status word is stored and changes nothing; unknown fields do not matter", async () => {
  const message = await submitted("accepted")
  await report(message, { status: "teleported" })
  const webhook = statusWebhook(account.accountId, {
    status: "sent",
    sid: message.sid,
    messageId: message.id,
    extra: { NewField: "x\0y", MessagingServiceSid: `MG${"1".repeat(32)}`, Сюрприз: "😀" },
  })
  await receiveStatus(system, webhook)
  expect((await read(message.id)).state).toBe("sent")
  expect(await events()).toHaveLength(2)
})

test.each([
  ["a malformed sid", { sid: "not an id!", status: "sent" }],
  ["an overlong status", { sid: testSid(1), status: "s".repeat(31) }],
  ["an empty status", { sid: testSid(1), status: "" }],
])("%s is refused and not stored", async (_name, fields) => {
  await expect(receiveStatus(system, statusWebhook(account.accountId, fields))).rejects.toThrow()
  expect(await events()).toHaveLength(0)
})
