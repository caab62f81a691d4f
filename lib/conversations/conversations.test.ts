import { expect, test } from "vitest"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { connectTwilio, inboundWebhook } from "#lib/channels/twilio/testing/test-webhooks.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { createTestAccount, strangerCtx, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import type { Role } from "#prisma/generated/enums.ts"
import { closeConversation } from "./close-conversation.ts"
import { listConversations } from "./list-conversations.ts"
import { answersPerTest } from "./testing/answers-per-test.ts"

const { world, account, ctx, clock, from, newSid, waitMs, say, sentMessage, conversations } = answersPerTest()
const as = (role: Role): Ctx => ({ ...ctx, actor: testUser(role) })

test("a reply inside the lookback opens a conversation on the campaign's skill, linked to message and campaign", async () => {
  const message = await sentMessage()
  await say("When do you open?")
  expect(await conversations()).toMatchObject([
    {
      address: from,
      skillName: "billing",
      messageId: message.id,
      closedAt: null,
      messages: [
        { direction: "outbound", body: "Your order is ready" },
        { direction: "inbound", body: "When do you open?" },
      ],
    },
  ])
  const ofCampaign = await listConversations(ctx, { campaignId: message.campaignId })
  expect(ofCampaign.total).toBe(1)
  const row = await world.db.message.findUniqueOrThrow({ where: { id: message.id } })
  expect(row.respondedAt).toEqual(clock.at)
  const tally = (await getTallies(world.db, [message.campaignId])).get(message.campaignId)
  expect(tally).toMatchObject({ total: 1, byStatus: { responded: 1, delivered: 0 } })
})

test("further messages join the open conversation", async () => {
  await sentMessage()
  for (const body of ["One", "Two", "Three"]) {
    await say(body)
    waitMs(1_000)
  }
  const [only, ...others] = await conversations()
  expect(others).toEqual([])
  expect(only?.messages.map((message) => message.body)).toEqual([
    "Your order is ready",
    "One",
    "Two",
    "Three",
  ])
})

test.each([
  ["to the minute before its end", 60, 59, "billing"],
  ["after its end", 60, 61, "support"],
])("the lookback counts from the send time: %s", async (_name, lookback, minutes, skillName) => {
  await sentMessage({ minutes, lookback })
  await say("Hello")
  const [conversation] = await conversations()
  expect(conversation).toMatchObject({ skillName })
  expect(conversation?.messageId === null).toBe(skillName === "support")
})

test("a stranger's message opens a conversation on the default skill", async () => {
  await say("Hello?", { from: "+442079460000" })
  expect(await conversations()).toMatchObject([
    { skillName: "support", messageId: null, messages: [{ body: "Hello?" }] },
  ])
})

test.each([
  [false, ["billing", "support"]],
  [true, ["billing", "billing"]],
])("a second conversation inside the lookback, route all %s", async (routeAll, skills) => {
  const message = await sentMessage({ routeAll })
  await say("First")
  await closeConversation(ctx, { conversationId: (await conversations())[0]?.id ?? "" })
  const respondedAt = clock.at
  waitMs(60_000)
  await say("Second")
  expect((await conversations()).map(({ skillName }) => skillName).reverse()).toEqual(skills)
  const row = await world.db.message.findUniqueOrThrow({ where: { id: message.id } })
  expect(row.respondedAt).toEqual(respondedAt)
})

test.each(["failed", "pending"] as const)("a %s message is not what was answered", async (state) => {
  const earlier = await sentMessage({ minutes: 30 })
  await sentMessage({ minutes: 5, state })
  await say("Hello")
  expect((await conversations())[0]?.messageId).toBe(earlier.id)
})

test("the latest message counts, and one from the number written to before others", async () => {
  const first = await sentMessage({ minutes: 30 })
  const second = await sentMessage({ minutes: 20 })
  const other = await world.db.sender.create({
    data: { accountId: account.accountId, channel: "sms", address: "+13235550199" },
  })
  await sentMessage({ minutes: 10, senderId: other.id })
  await say("Hello")
  expect((await conversations())[0]?.messageId).toBe(second.id)
  expect(first.id).not.toBe(second.id)
})

test("many replies at once open one conversation and count one response", async () => {
  const message = await sentMessage()
  await Promise.all(Array.from({ length: 12 }, (_, index) => say(`Reply ${index}`)))
  const [only, ...others] = await conversations()
  expect(others).toEqual([])
  expect(only?.messages).toHaveLength(13)
  const tally = (await getTallies(world.db, [message.campaignId])).get(message.campaignId)
  expect(tally?.byStatus.responded).toBe(1)
})

test("closing while replies come loses none", async () => {
  await sentMessage({ routeAll: true })
  await say("First")
  const id = (await conversations())[0]?.id ?? ""
  const close = () => closeConversation(ctx, { conversationId: id })
  await Promise.all([say("a"), close(), say("b"), close(), say("c")])
  const bodies = (await conversations()).flatMap(({ messages }) =>
    messages.filter(({ direction }) => direction === "inbound").map(({ body }) => body),
  )
  expect(bodies.sort()).toEqual(["First", "a", "b", "c"])
})

test("the same MessageSid a hundred times is one message", async () => {
  await sentMessage()
  const sid = newSid()
  await Promise.all(Array.from({ length: 100 }, () => say("Once", { sid })))
  await closeConversation(ctx, { conversationId: (await conversations())[0]?.id ?? "" })
  await say("Once", { sid })
  const [only, ...others] = await conversations()
  expect(others).toEqual([])
  expect(only?.messages).toHaveLength(2)
})

test.each([
  ["", { NumMedia: "1", MediaContentType0: "image/jpeg" }, "[image]"],
  [
    "Look",
    { NumMedia: "2", MediaContentType0: "video/mp4", MediaContentType1: "application/pdf" },
    "Look\n[video]\n[file]",
  ],
  ["", {}, "[empty message]"],
  ["  \n ", { NumMedia: "many" }, "[empty message]"],
  ["a\u0000b\u0007c\nd", {}, "abc\nd"],
  ["Grüß Gott, 你好, שלום 👋🏽", {}, "Grüß Gott, 你好, שלום 👋🏽"],
  ["x".repeat(20_000), {}, "x".repeat(20_000)],
  [
    "<script>alert(1)</script>'; DROP TABLE message;--",
    {},
    "<script>alert(1)</script>'; DROP TABLE message;--",
  ],
])("the body %j with %j is kept readable", async (body, fields, kept) => {
  await say(body, { fields: fields as Record<string, string> })
  expect((await conversations())[0]?.messages).toMatchObject([{ direction: "inbound", body: kept }])
})

test("what could not be applied is applied by the sweep, once", async () => {
  await world.db.$executeRawUnsafe("ALTER TABLE conversation RENAME TO conversation_away")
  await say("Late")
  await world.db.$executeRawUnsafe("ALTER TABLE conversation_away RENAME TO conversation")
  expect(await conversations()).toEqual([])
  waitMs(6_000)
  await Promise.all([applyOpenEvents(ctx), applyOpenEvents(ctx)])
  expect((await conversations()).map(({ messages }) => messages.map(({ body }) => body))).toEqual([["Late"]])
})

test("closing twice is closing once; the audit log says who", async () => {
  await say("Hello")
  const id = (await conversations())[0]?.id ?? ""
  await closeConversation(ctx, { conversationId: id })
  await closeConversation(as("agent"), { conversationId: id })
  expect((await conversations())[0]?.closedAt).toBe(clock.at.toISOString())
  expect((await listConversations(ctx, { state: "open" })).total).toBe(0)
  const entries = await world.db.auditEntry.findMany({ where: { accountId: account.accountId } })
  expect(entries).toMatchObject([
    { action: "conversation.close", subjectId: id, actorName: "Casey Campaign" },
  ])
})

test("another account neither sees nor closes, an LPA only reads", async () => {
  const message = await sentMessage()
  await say("Hello")
  const id = (await conversations())[0]?.id ?? ""
  const other = await strangerCtx(world.db, { actor: testUser("admin") })
  expect((await listConversations(other, {})).total).toBe(0)
  await expect(listConversations(other, { campaignId: message.campaignId })).rejects.toThrow(NotFoundError)
  await expect(closeConversation(other, { conversationId: id })).rejects.toThrow(NotFoundError)
  await expect(closeConversation(as("lpa"), { conversationId: id })).rejects.toThrow(ForbiddenError)
  await expect(closeConversation(ctx, { conversationId: "not an id" })).rejects.toThrow()
  expect((await listConversations(as("lpa"), {})).items[0]?.closedAt).toBeNull()
})

test("two brands with the same consumer have a conversation each", async () => {
  await say("To the first")
  const other = await createTestAccount(world.db)
  await connectTwilio(world.db, other.accountId)
  const { address } = await world.db.sender.findUniqueOrThrow({ where: { id: other.senderId } })
  const message = { sid: newSid(), from, to: address, body: "To the second" }
  const webhook = inboundWebhook(other.accountId, message)
  await receiveInbound(ctx, webhook)
  expect(await conversations()).toHaveLength(1)
  expect((await listConversations(testCtx(world.db, other.accountId), {})).items).toMatchObject([
    { messages: [{ body: "To the second" }] },
  ])
})
