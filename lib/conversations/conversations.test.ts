import { beforeEach, expect, test } from "vitest"
import { getTallies } from "#lib/campaigns/progress/get-tallies.ts"
import { connectTwilio, inboundWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { createTestMessages, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { ForbiddenError, NotFoundError } from "#lib/platform/errors.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, strangerCtx, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { applyOpenEvents } from "#lib/webhooks/apply-open-events.ts"
import { receiveInbound } from "#lib/webhooks/receive-inbound.ts"
import type { Role } from "#prisma/generated/enums.ts"
import { closeConversation } from "./close-conversation.ts"
import { listConversations } from "./list-conversations.ts"

const world = worldPerFile()
let now: Date
const { account, ctx } = accountPerTest(world, { clock: { now: () => now } })
let to: string
let nextSid = 1
beforeEach(async () => {
  await connectTwilio(world.db, account.accountId)
  now = new Date()
  to = (await world.db.sender.findUniqueOrThrow({ where: { id: account.senderId } })).address
})

const [from = ""] = testAddresses(1)
const as = (role: Role): Ctx => ({ ...ctx, actor: testUser(role) })
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
/** A millisecond after what was said before. */
const say = (body: string, extra: { sid?: string; from?: string; fields?: Record<string, string> } = {}) => {
  now = new Date(now.getTime() + 1)
  return receiveInbound(
    ctx,
    inboundWebhook(account.accountId, {
      sid: extra.sid ?? testSid(nextSid++),
      from: extra.from ?? from,
      to,
      body,
      extra: extra.fields,
    }),
  )
}
const conversations = async () => (await listConversations(ctx, {})).items
const suppressions = async () => (await listSuppressions(ctx, {})).items

async function sentMessage(
  options: {
    minutes?: number
    lookback?: number
    routeAll?: boolean
    state?: "delivered" | "failed" | "pending"
    senderId?: string
  } = {},
) {
  const { minutes = 5, lookback = 60, routeAll = false, state = "delivered", senderId } = options
  const { campaignId, messages } = await createTestMessages(world.db, account, { addresses: [from], state })
  const id = messages[0]?.id ?? ""
  const data = { lookbackMinutes: lookback, routeAllWithinLookback: routeAll }
  await world.db.campaign.update({ where: { id: campaignId }, data })
  const submittedAt = state === "pending" ? null : minutesAgo(minutes)
  await world.db.message.update({
    where: { id },
    data: { submittedAt, ...(senderId && { laneId: senderId }) },
  })
  return { id, campaignId }
}

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
  expect(row.respondedAt).toEqual(now)
  const tally = (await getTallies(world.db, [message.campaignId])).get(message.campaignId)
  expect(tally).toMatchObject({ total: 1, byStatus: { responded: 1, delivered: 0 } })
})

test("further messages join the open conversation", async () => {
  await sentMessage()
  for (const body of ["One", "Two", "Three"]) {
    await say(body)
    now = new Date(now.getTime() + 1_000)
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
  const respondedAt = now
  now = new Date(now.getTime() + 60_000)
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
  const sid = testSid(nextSid++)
  await Promise.all(Array.from({ length: 100 }, () => say("Once", { sid })))
  await closeConversation(ctx, { conversationId: (await conversations())[0]?.id ?? "" })
  await say("Once", { sid })
  const [only, ...others] = await conversations()
  expect(others).toEqual([])
  expect(only?.messages).toHaveLength(2)
})

test("STOP suppresses, opens nothing and is no response; START lifts it", async () => {
  const message = await sentMessage()
  await say("Stop.")
  expect(await conversations()).toEqual([])
  expect(await suppressions()).toMatchObject([
    { address: from, source: "inbound", reason: { code: "consumer_stop" } },
  ])
  const row = await world.db.message.findUniqueOrThrow({ where: { id: message.id } })
  expect(row.respondedAt).toBeNull()
  await say(" start ")
  expect(await suppressions()).toEqual([])
  expect(await conversations()).toEqual([])
  const entries = await world.db.auditEntry.findMany({
    where: { accountId: account.accountId },
    orderBy: { id: "asc" },
  })
  expect(entries.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ["suppression.add", "consumer"],
    ["suppression.remove", "consumer"],
  ])
  expect(JSON.stringify(entries.map(({ detail, actorId }) => [detail, actorId]))).not.toContain(from)
})

test("YES opts in after a STOP, and is an answer otherwise", async () => {
  await sentMessage()
  await say("STOP")
  await say("Yes")
  expect(await suppressions()).toEqual([])
  expect(await conversations()).toEqual([])
  await say("Yes")
  expect((await conversations())[0]?.messages.at(-1)?.body).toBe("Yes")
})

test("an older START that is processed late does not lift a newer STOP, nor the other way round", async () => {
  for (const [late, prompt, count] of [
    ["START", "STOP", 1],
    ["STOP", "START", 0],
  ] as const) {
    await world.db.$executeRawUnsafe("ALTER TABLE consumer_word RENAME TO consumer_word_away")
    await say(late)
    await world.db.$executeRawUnsafe("ALTER TABLE consumer_word_away RENAME TO consumer_word")
    now = new Date(now.getTime() + 6_000)
    await say(prompt)
    await applyOpenEvents(ctx)
    expect(await suppressions()).toHaveLength(count)
    now = new Date(now.getTime() + 6_000)
  }
})

test("HELP is recorded only, and so is START of someone who never opted out", async () => {
  for (const body of ["HELP", "info", "START", "unstop"]) await say(body)
  expect(await conversations()).toEqual([])
  const stored = await world.db.providerEvent.findMany({ where: { accountId: account.accountId } })
  expect(stored).toHaveLength(4)
  expect(stored.every(({ appliedAt }) => appliedAt !== null)).toBe(true)
})

test("the provider's own word for a keyword counts, in any language", async () => {
  await say("DETENER", { fields: { OptOutType: "STOP" } })
  expect(await suppressions()).toHaveLength(1)
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
  now = new Date(now.getTime() + 6_000)
  await Promise.all([applyOpenEvents(ctx), applyOpenEvents(ctx)])
  expect((await conversations()).map(({ messages }) => messages.map(({ body }) => body))).toEqual([["Late"]])
})

test("closing twice is closing once; the audit log says who", async () => {
  await say("Hello")
  const id = (await conversations())[0]?.id ?? ""
  await closeConversation(ctx, { conversationId: id })
  await closeConversation(as("agent"), { conversationId: id })
  expect((await conversations())[0]?.closedAt).toBe(now.toISOString())
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
  const message = { sid: testSid(nextSid++), from, to: address, body: "To the second" }
  const webhook = inboundWebhook(other.accountId, message)
  await receiveInbound(ctx, webhook)
  expect(await conversations()).toHaveLength(1)
  expect((await listConversations(testCtx(world.db, other.accountId), {})).items).toMatchObject([
    { messages: [{ body: "To the second" }] },
  ])
})
