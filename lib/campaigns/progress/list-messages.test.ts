import { beforeEach, expect, test } from "vitest"
import { collectText } from "#lib/campaigns/testing/test-drafts.ts"
import { createTestConversation } from "#lib/conversations/testing/test-conversations.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import type { Prisma } from "#prisma/generated/client.ts"
import { exportMessages } from "./export-messages.ts"
import { listMessages } from "./list-messages.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
let campaignId: string
let ids: string[]
beforeEach(async () => {
  const created = await createTestMessages(world.db, account, {
    addresses: testAddresses(4),
    text: "=1+1, really",
  })
  campaignId = created.campaignId
  ids = created.messages.map(({ id }) => id)
})

const set = (index: number, data: Prisma.MessageUpdateInput) =>
  world.db.message.update({ where: { id: ids[index] }, data })
const lines = async (input: object) =>
  (await listMessages(ctx, { campaignId, ...input })).items.map(({ line }) => line)

test("each message has its one word, its reason with a next step, and its conversation", async () => {
  const at = new Date("2026-11-20T10:00:00Z")
  await set(0, { state: "failed", reason: "provider_permanent", errorCode: 21211, endedAt: at })
  await set(1, { state: "delivered", deliveredAt: at, respondedAt: at })
  const conversation = await createTestConversation(world.db, account, "+1", {
    campaignId,
    messageId: ids[1],
  })
  const { items, total } = await listMessages(ctx, { campaignId })
  expect(total).toBe(4)
  expect(items[0]).toMatchObject({
    line: 1,
    status: "failed",
    errorCode: 21211,
    reason: { code: "provider_permanent", text: expect.stringContaining("(error 21211)") },
    conversationId: null,
  })
  expect(items[1]).toMatchObject({
    status: "responded",
    respondedAt: at.toISOString(),
    conversationId: conversation.id,
    reason: null,
  })
  expect(items[2]).toMatchObject({ status: "pending", submittedAt: null, updatedAt: expect.any(String) })
})

test("messages are filtered by the shown status, searched, sorted and paged", async () => {
  await set(0, { state: "sent" })
  await set(1, { state: "delivered", respondedAt: new Date() })
  await set(2, { state: "delivered", deliveredAt: new Date(Date.now() + 60_000) })
  expect(await lines({ status: "delivered" })).toEqual([3])
  expect(await lines({ status: "responded" })).toEqual([2])
  expect(await lines({ search: testAddresses(4)[3] })).toEqual([4])
  expect(await lines({ search: "REALLY" })).toEqual([1, 2, 3, 4])
  expect(await lines({ sort: "status", direction: "asc" })).toEqual([4, 1, 3, 2])
  expect(await lines({ sort: "updatedAt", direction: "desc" })).toEqual([
    3,
    expect.any(Number),
    expect.any(Number),
    expect.any(Number),
  ])
  expect(await lines({ page: "2", pageSize: "3" })).toEqual([4])
  await expect(lines({ status: "scheduled" })).rejects.toThrow()
})

test("a held message says until when and for which zones; one without a zone waits for a person", async () => {
  const dueAt = new Date("2026-11-23T14:00:00Z")
  const place = "US-FL America/Chicago,America/New_York"
  await set(0, { state: "held", reason: "outside_window", place, dueAt })
  await set(1, { state: "held", reason: "zone_unknown", dueAt })
  await set(2, { state: "pending", dueAt })
  const { items } = await listMessages(ctx, { campaignId })
  expect(items.slice(0, 3).map(({ heldUntil, zones }) => [heldUntil, zones])).toEqual([
    [dueAt.toISOString(), ["America/Chicago", "America/New_York"]],
    [null, []],
    [null, []],
  ])
})

test("the file has every message; numbers stay numbers and texts stay texts", async () => {
  const text = await collectText(await exportMessages(ctx, { campaignId }))
  const rows = text.trimEnd().split("\r\n")
  expect(rows).toHaveLength(5)
  expect(rows[1]).toBe(`${ids[0]},1,${testAddresses(1)[0]},"'=1+1, really",1,pending,,,,,,,`)
})
