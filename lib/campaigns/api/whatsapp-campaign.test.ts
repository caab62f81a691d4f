import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest"
import { serveWebhooks } from "#lib/channels/twilio/testing/serve-webhooks.ts"
import { listConversations } from "#lib/conversations/list-conversations.ts"
import { createHandoff } from "#lib/handoffs/create-handoff.ts"
import { drainLane } from "#lib/lanes/drain-lane.ts"
import { carrierPerFile } from "#lib/ledger/testing/test-carrier.ts"
import { messagesOf } from "#lib/ledger/testing/test-messages.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { accountPerTest, processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { checkTemplate } from "#lib/templates/check-template.ts"
import { createTemplate } from "#lib/templates/create-template.ts"
import { deleteTemplate } from "#lib/templates/delete-template.ts"
import { getTemplate } from "#lib/templates/get-template.ts"
import { submitTemplate } from "#lib/templates/submit-template.ts"
import { createWhatsAppSender, richTemplate, testTemplate } from "#lib/templates/testing/test-templates.ts"
import { updateTemplate } from "#lib/templates/update-template.ts"
import { createApiCampaign } from "./create-api-campaign.ts"
import { apiCtx, request } from "./testing/api-requests.ts"

const world = processWorldPerFile()
const { account, ctx } = accountPerTest(world)
const webhooks = filledBy(beforeAll, () => serveWebhooks())
const carrier = carrierPerFile(world, account, {
  ...{ approvalDelayMs: 0, sendLatencyMs: 10, deliverLatencyMs: 10, readLatencyMs: 10, readRate: 1 },
})
beforeAll(() => void vi.stubEnv("PUBLIC_URL", webhooks.url))
afterAll(() => webhooks.close())
beforeEach(async () => void (await fetch(`${carrier.url}/sandbox/templates`, { method: "DELETE" })))

const post = (body: unknown) => createApiCampaign(apiCtx(world.db, account), body)
const person = (wa: string, given: object) => ({ consumerContent: { wa }, variables: {}, ...given })

async function approved(fields: ReturnType<typeof testTemplate>) {
  const { id: templateId, updatedAt } = await createTemplate(ctx, fields)
  await submitTemplate(ctx, { templateId, updatedAt })
  return checkTemplate(ctx, { templateId })
}

async function handoffOf(templateId: string) {
  const senderId = await createWhatsAppSender(world.db, account)
  const { id } = await createHandoff(ctx, {
    ...{ title: "Orders", senderId, templateId, text: "", optOutText: "" },
    ...{ lookbackMinutes: 60, routeAllWithinLookback: false },
  })
  return { id, senderId }
}

const image = "https://shop.example/media/hat.png"
const bea = {
  variables: { 1: "Bea", 2: "B-7" },
  headerVariables: { image },
  buttonVariables: { 1: "b7" },
}

test("a rich template goes from a request to read, and who cannot get WhatsApp is told apart", async () => {
  const template = await approved(richTemplate())
  const { id: templateId, senderId } = await handoffOf(template.id)
  const consumers = ["14155552671", "12025550122", "12025550124"].map((number) => person(number, bea))
  const { proactiveCampaignId, failedConsumers } = await post(request({ templateId, consumers }))
  expect(failedConsumers).toEqual([])
  await drainLane(ctx, { laneId: senderId, maxRunMs: 5_000 })
  const states = async () =>
    (await messagesOf(world.db, proactiveCampaignId)).map(({ state, errorCode }) => [state, errorCode])
  await expect.poll(states, { timeout: 5_000 }).toEqual([
    ["read", null],
    ["failed", 63003],
    ["skipped", 63033],
  ])
  const [message] = await messagesOf(world.db, proactiveCampaignId)
  expect(message).toMatchObject({
    ...{ channel: "whatsapp", segments: 1 },
    body: "Hello Bea, your order B-7 has left our warehouse today.",
    payload: { variables: { 1: "Bea", 2: "B-7", 3: "media/hat.png", 4: "b7" } },
  })
})

test.each([
  ["no media", { headerVariables: {} }, "INSUFFICIENT_HEADER_VARIABLES"],
  ["media of another kind", { headerVariables: { video: image } }, "MISSING_HEADER_VARIABLE=IMAGE"],
  ["two media", { headerVariables: { image, video: image } }, "TOO_MANY_HEADER_VARIABLES"],
  ["media that are no text", { headerVariables: { image: 5 } }, "HEADER_VARIABLE_NOT_STRING"],
  [
    "media by http",
    { headerVariables: { image: "http://shop.example/a.png" } },
    "HEADER_VARIABLE_INVALID_URL",
  ],
  [
    "media behind a password",
    { headerVariables: { image: "https://u:p@shop.example/a.png" } },
    "HEADER_VARIABLE_INVALID_URL",
  ],
  [
    "a host without a file",
    { headerVariables: { image: "https://shop.example" } },
    "HEADER_VARIABLE_INVALID_URL",
  ],
  [
    "media from elsewhere",
    { headerVariables: { image: "https://evil.example/a.png" } },
    "IMAGE_URL_NOT_WHITELISTED",
  ],
  ["no end of the link", { buttonVariables: null }, "INSUFFICIENT_VARIABLES"],
  ["a line break in a variable", { variables: { 1: "Bea", 2: "B\n7" } }, "INVALID_VARIABLE=2"],
  ["an empty variable", { variables: { 1: "", 2: "B-7" } }, "INVALID_VARIABLE=1"],
  ["an empty end of the link", { buttonVariables: { 1: "" } }, "INVALID_VARIABLE=1"],
  ["too few variables", { variables: { 1: "Bea" } }, "INSUFFICIENT_VARIABLES"],
  [
    "an address for SMS only",
    { consumerContent: { sms: "14155552671" } },
    "MISSING_CONSUMER_INFORMATION==WA",
  ],
])("a recipient with %s is answered with the wire contract's words", async (_, wrong, errorMessage) => {
  const { id: templateId } = await handoffOf((await approved(richTemplate())).id)
  const { failedConsumers } = await post(
    request({ templateId, consumers: [person("14155552671", { ...bea, ...wrong })] }),
  )
  expect(failedConsumers).toMatchObject([{ errorMessage }])
})

test("who wrote back is heard on WhatsApp", async () => {
  const { id: templateId, senderId } = await handoffOf((await approved(testTemplate())).id)
  const consumers = [person("14155552671", { variables: bea.variables })]
  const { proactiveCampaignId: campaignId } = await post(request({ templateId, consumers }))
  await drainLane(ctx, { laneId: senderId, maxRunMs: 5_000 })
  const { address } = await world.db.sender.findUniqueOrThrow({ where: { id: senderId } })
  const inboundUrl = `${webhooks.url}/api/webhooks/twilio/${account.accountId}/inbound`
  await carrierPost("settings", { inboundUrl })
  await carrierPost("phones/+14155552671/messages", { to: `whatsapp:${address}`, body: "Thanks" })
  await expect
    .poll(async () => (await listConversations(ctx, { campaignId })).items, { timeout: 5_000 })
    .toMatchObject([{ address: "+14155552671", skillName: "billing", messages: [{}, { body: "Thanks" }] }])
  expect(await world.db.conversation.findFirst({ where: { campaignId } })).toMatchObject({
    channel: "whatsapp",
  })
})

const carrierPost = (path: string, body: object) =>
  fetch(`${carrier.url}/sandbox/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })

test("a template that Meta paused sends nothing, and one that a handoff uses stays", async () => {
  const template = await approved(testTemplate())
  const { id: templateId } = await handoffOf(template.id)
  await expect(deleteTemplate(ctx, { templateId: template.id })).rejects.toThrow("uses it")
  await world.db.template.update({ where: { id: template.id }, data: { status: "paused" } })
  await expect(post(request({ templateId }))).rejects.toThrow("is paused")
})

test("a handoff sends its template as it was approved last", async () => {
  const template = await approved(testTemplate())
  const { id: templateId } = await handoffOf(template.id)
  await world.db.template.update({ where: { id: template.id }, data: { status: "rejected" } })
  const { id, updatedAt } = await getTemplate(ctx, { templateId: template.id })
  const mended = {
    ...testTemplate({ title: template.title }),
    body: "Dear {{1}}, your order {{2}} is on its way now.",
  }
  const saved = await updateTemplate(ctx, { templateId: id, updatedAt, ...mended })
  await submitTemplate(ctx, { templateId: id, updatedAt: saved.updatedAt })
  const { contentSid } = await checkTemplate(ctx, { templateId: id })
  expect(contentSid).not.toBe(template.contentSid)
  const consumers = [person("14155552671", { variables: bea.variables })]
  const { proactiveCampaignId } = await post(request({ templateId, consumers }))
  expect(await messagesOf(world.db, proactiveCampaignId)).toMatchObject([
    { body: "Dear Bea, your order B-7 is on its way now.", payload: { contentSid } },
  ])
})

test("a handoff takes what its number sends: a template, or a text", async () => {
  const template = await createTemplate(ctx, testTemplate())
  await expect(handoffOf(template.id)).rejects.toMatchObject({ fields: [{ path: "templateId" }] })
  const texting = { title: "Texts", senderId: account.senderId, text: "", optOutText: "" }
  const rest = { lookbackMinutes: 60, routeAllWithinLookback: false, templateId: template.id }
  await expect(createHandoff(ctx, { ...texting, ...rest })).rejects.toMatchObject({
    fields: [{ path: "templateId" }],
  })
})
