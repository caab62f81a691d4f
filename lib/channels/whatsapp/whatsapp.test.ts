import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import type { OutgoingMessage, Transport } from "#lib/channels/port/transport.ts"
import { createContent, requestApproval } from "#lib/channels/twilio/content.ts"
import { signedWebhook, testSid } from "#lib/channels/twilio/testing/test-webhooks.ts"
import { carrierClient, carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { noTemplate, type TemplateContent } from "./template-content.ts"
import { whatsApp } from "./whatsapp.ts"

const world = worldPerFile()
const { account, ctx } = accountPerTest(world)
const carrier = carrierPerFile(world, account, {
  ...{ approvalDelayMs: 0, sendLatencyMs: 10, deliverLatencyMs: 10, readLatencyMs: 10, readRate: 1 },
})

const rich: TemplateContent = {
  ...{
    kind: "template",
    templateId: randomUUID(),
    contentSid: `HX${"a".repeat(32)}`,
    title: "order_shipped",
  },
  header: { kind: "image", sampleUrl: "https://shop.example/media/shoes.png" },
  body: "Hello {{1}}, your order {{2}} has left our warehouse today.",
  footer: "Reply STOP to opt out",
  buttons: [{ kind: "url", title: "Track", url: "https://shop.example/t/{{1}}", sampleSuffix: "A-1001" }],
}
const plain: TemplateContent = { ...rich, header: { kind: "none" }, footer: "", buttons: [] }
const values = ["https://shop.example/media/hat.png?v=2", "Bea", "B-7", "b7"]

test("a recipient's values are media, the body's variables and the link's end, and each is named to the provider", () => {
  expect(whatsApp.countVariables(rich)).toBe(4)
  expect(whatsApp.render(rich, values)).toEqual({
    body: "Hello Bea, your order B-7 has left our warehouse today.",
    payload: {
      contentSid: rich.contentSid,
      variables: { "1": "Bea", "2": "B-7", "3": "media/hat.png?v=2", "4": "b7" },
    },
  })
  expect(whatsApp.countVariables(plain)).toBe(2)
  expect(whatsApp.render(plain, ["Bea", "{{1}}"])).toMatchObject({
    body: "Hello Bea, your order {{1}} has left our warehouse today.",
    payload: { variables: { "1": "Bea", "2": "{{1}}" } },
  })
})

test("a draft without a template cannot be sent, and a message costs one however long it is", () => {
  expect(whatsApp.problemsOf(noTemplate)).toEqual([{ path: "template", message: expect.any(String) }])
  expect(whatsApp.problemsOf(rich)).toEqual([])
  expect(whatsApp.measure("ü".repeat(1000))).toEqual({ segments: 1, isCostly: false })
})

const unwatched = { begun() {}, written() {} }

async function opened(): Promise<Transport> {
  const transport = await whatsApp.openTransport(world.db, account.accountId)
  if ("problem" in transport) throw new Error(transport.problem)
  return transport
}

async function messageTo(to: string, variables = ["Bea", "B-7"]): Promise<OutgoingMessage> {
  const client = carrierClient(carrier.url)
  const { body } = plain
  const content = { friendly_name: "order_shipped", language: "en", variables: { "1": "Ann", "2": "A" } }
  const contentSid = await createContent(client, { ...content, types: { "twilio/text": { body } } })
  await requestApproval(client, contentSid, {
    name: "order_shipped",
    category: "UTILITY",
    allow_category_change: true,
  })
  return {
    ...{ accountId: account.accountId, messageId: randomUUID(), leg: 1, from: "+13235550100", to },
    ...{ ...whatsApp.render({ ...plain, contentSid }, variables), secondsLeft: 60 },
  }
}

test("a message goes by WhatsApp and is found again there, with the body that we know it by", async () => {
  const transport = await opened()
  const message = await messageTo("+14155552671")
  const outcome = await transport.send(message, unwatched)
  expect(outcome).toEqual({ kind: "accepted", providerId: expect.stringMatching(/^[SM]M/) })
  const { from, to, body } = message
  await expect
    .poll(async () => (await transport.listMessages({ from, to }))[0], { timeout: 5_000 })
    .toMatchObject({ body, status: "read" })
})

test("who is not on WhatsApp is not eligible for it, also when the provider says so at once", async () => {
  const outcome = await (await opened()).send(await messageTo("+12025550122"), unwatched)
  expect(outcome).toEqual({ kind: "failed", errorClass: "not_eligible", errorCode: 63003 })
})

test("an account without Twilio has no way to WhatsApp, and says what to do", async () => {
  await world.db.account.update({ where: { id: account.accountId }, data: { twilioAccountSid: null } })
  expect(await whatsApp.openTransport(world.db, account.accountId)).toEqual({ problem: expect.any(String) })
})

test.each([
  [
    { MessageStatus: "read", EventType: "READ" },
    { state: "read", error: null },
  ],
  [{ MessageStatus: "undelivered", ErrorCode: "63024" }, { error: { class: "not_eligible" } }],
  [{ MessageStatus: "undelivered", ErrorCode: "63033" }, { error: { class: "opted_out" } }],
  [{ MessageStatus: "undelivered", ErrorCode: "63050" }, { error: { class: "opted_out" } }],
  [{ MessageStatus: "failed", ErrorCode: "63041" }, { error: { class: "configuration" } }],
])("a report of %j is understood", (fields, report) => {
  expect(whatsApp.parseReport(fields, new Date())).toMatchObject(report)
})

test("a webhook is of the channel that its numbers are on, and names them without the prefix", async () => {
  const { accountId } = account
  const { webhooks, parseInbound } = whatsApp
  const [ours, theirs] = ["whatsapp:+13235550100", "whatsapp:+14155552671"]
  const status = { MessageSid: testSid(1), MessageStatus: "read", From: ours, To: theirs }
  const reported = signedWebhook({ accountId, path: `status?m=${randomUUID()}`, fields: status })
  expect(await webhooks.parseStatus(ctx, reported)).toMatchObject({ accountId, channel: "whatsapp" })
  const answer = {
    MessageSid: testSid(2),
    From: theirs,
    To: ours,
    Body: "Talk to us",
    ButtonText: "Talk to us",
  }
  const written = signedWebhook({ accountId, path: "inbound", fields: answer })
  const [{ channel, payload } = {}] = await webhooks.parseInbound(ctx, written)
  expect(channel).toBe("whatsapp")
  expect(parseInbound(payload as Record<string, string>)).toMatchObject({
    ...{ from: "+14155552671", to: "+13235550100", text: "Talk to us" },
  })
})
