import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import type { Webhook } from "#lib/channels/port/webhook-source.ts"
import { listSuppressions } from "#lib/consent/list-suppressions.ts"
import { closeConversation } from "#lib/conversations/close-conversation.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { createTestMessages, messagesOf, testAddresses } from "#lib/ledger/testing/test-messages.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { serveWebhooks } from "./testing/serve-webhooks.ts"
import { statusWebhook, testSid } from "./testing/test-webhooks.ts"

const world = processWorldPerFile()
const { account, ctx } = accountPerTest(world)
const webhooks = filledBy(beforeAll, () => serveWebhooks())
const carrier = carrierPerFile(world, account, { sendLatencyMs: 20, deliverLatencyMs: 50 })
let sender: string
beforeAll(() => {
  vi.stubEnv("PUBLIC_URL", webhooks.url)
})
afterAll(() => webhooks.close())
beforeEach(async () => {
  await world.db.lane.update({ where: { id: account.senderId }, data: { ratePerSecond: 500 } })
  sender = (await world.db.sender.findUniqueOrThrow({ where: { id: account.senderId } })).address
  await setCarrier({ inboundUrl: `${webhooks.url}/api/webhooks/twilio/${account.accountId}/inbound` })
})

const magic = (ending: number) => `+1212555${"01"}${ending}`
const post = (path: string, body: unknown) =>
  fetch(`${carrier.url}/sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).then((answer) => answer.json())
const setCarrier = (settings: object) => post("settings", settings)
const answerFrom = (phone: string, body: string) => post(`phones/${phone}/messages`, { to: sender, body })

async function launch(addresses: string[]) {
  const { campaignId } = await createTestMessages(world.db, account, { addresses })
  await drainLane(ctx, { laneId: account.senderId, maxRunMs: 5_000 })
  return campaignId
}

const rowsOf = (campaignId: string) => messagesOf(world.db, campaignId)

async function statesOf(campaignId: string) {
  return (await rowsOf(campaignId)).map(({ state, errorCode }) =>
    errorCode ? `${state} ${errorCode}` : state,
  )
}

test("statuses come back from the carrier, in any order, repeated and forged, to the right end", async () => {
  const endings = [50, 51, 53, 55, 56, 70, 71, 72, 74, 92]
  const campaignId = await launch([...testAddresses(60), ...endings.map(magic)])
  const ends = [
    ...Array.from({ length: 60 }, () => "delivered"),
    ...["failed 30003", "failed 30005", "failed 30007", "failed 30001", "sent"],
    ...["delivered", "delivered", "delivered", "delivered", "skipped 21610"],
  ]
  await expect.poll(() => statesOf(campaignId), { timeout: 10_000 }).toEqual(ends)
  await sleep(400)
  expect(await statesOf(campaignId)).toEqual(ends)
  expect((await listSuppressions(ctx, {})).items).toMatchObject([
    { address: magic(92), reason: { code: "provider_opt_out" } },
  ])
  const rows = await rowsOf(campaignId)
  const delivered = rows.filter(({ state }) => state === "delivered")
  expect(delivered.every(({ providerId, sentAt, deliveredAt }) => providerId && sentAt && deliveredAt)).toBe(
    true,
  )
})

test("a message whose create was never answered is resolved by its callback", async () => {
  const campaignId = await launch([magic(63), magic(64)])
  await expect.poll(() => statesOf(campaignId), { timeout: 10_000 }).toEqual(["delivered", "delivered"])
  expect((await rowsOf(campaignId)).map(({ reason }) => reason)).toEqual([null, null])
})

test("a reply from a phone opens a conversation that holds the next campaign back, until it is closed", async () => {
  const [phone = ""] = testAddresses(1, 500)
  const first = await launch([phone])
  await expect.poll(() => statesOf(first)).toEqual(["delivered"])
  const { webhook } = await answerFrom(phone, "Can I come tomorrow? 👋")
  expect(webhook).toMatchObject({ status: 200 })
  const [conversation] = (await listConversations(ctx, { campaignId: first })).items
  expect(conversation).toMatchObject({ address: phone, skillName: "billing" })
  expect(conversation?.messages.map(({ body }) => body)).toEqual([
    "Your order is ready",
    "Can I come tomorrow? 👋",
  ])
  const second = await launch([phone])
  expect(await rowsOf(second)).toMatchObject([{ state: "skipped", reason: "open_conversation" }])
  await closeConversation(ctx, { conversationId: conversation?.id ?? "" })
  const third = await launch([phone])
  await expect.poll(() => statesOf(third)).toEqual(["delivered"])
})

test("STOP from a phone holds every later send back, START lets it through again", async () => {
  const [phone = ""] = testAddresses(1, 600)
  await answerFrom(phone, "STOP")
  const stopped = await launch([phone])
  expect(await rowsOf(stopped)).toMatchObject([{ state: "skipped", reason: "opted_out", errorCode: null }])
  await answerFrom(phone, "START")
  expect((await listSuppressions(ctx, {})).total).toBe(0)
  const started = await launch([phone])
  await expect.poll(() => statesOf(started)).toEqual(["delivered"])
})

const form = (kind: string, init: { body: string; headers?: Webhook["headers"] }) =>
  fetch(`${webhooks.url}/api/webhooks/twilio/${account.accountId}/${kind}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(init.headers as Record<string, string>),
    },
    body: init.body,
  })

test("over HTTP: 204 for a status, 403 for a forger, 413 for too much, 422 for what is no webhook, 405 for a look", async () => {
  const { fields, headers } = statusWebhook(account.accountId, { status: "sent", sid: testSid(1) })
  const body = new URLSearchParams(fields).toString()
  const taken = await form("status", { body, headers })
  expect([taken.status, await taken.text()]).toEqual([204, ""])
  const forged = await form("status", { body, headers: { "x-twilio-signature": "AAAA" } })
  expect([forged.status, forged.headers.get("content-type")]).toEqual([403, "application/problem+json"])
  expect((await form("inbound", { body, headers })).status).toBe(403)
  expect((await form("status", { body: `${body}&Pad=${"x".repeat(64_000)}`, headers })).status).toBe(413)
  expect((await form("status", { body: "\u0000�not a form" })).status).toBe(403)
  const { fields: odd, headers: oddHeaders } = statusWebhook(account.accountId, { status: "", sid: "SM" })
  const oddBody = new URLSearchParams(odd).toString()
  expect((await form("status", { body: oddBody, headers: oddHeaders })).status).toBe(422)
  const status = `${webhooks.url}/api/webhooks/twilio/${account.accountId}/status`
  expect((await fetch(status)).status).toBe(405)
})

test("over HTTP: a consumer's message is answered with empty TwiML", async () => {
  const { webhook } = await answerFrom("+16285550100", "Hello")
  expect(webhook).toEqual({ status: 200, error: null })
})
