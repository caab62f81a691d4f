import { describe, expect, it } from "vitest"
import { orderShipped } from "./testing/content-client.ts"
import { answerAs, BRAND, callSandbox, type Harness, startHarness } from "./testing/harness.ts"
import { approvedTemplate, endOf, FROM, never, PHONE, send, sendTemplate, TO } from "./testing/whatsapp.ts"

const conversation = async ({ carrier }: Harness, channel: string) =>
  (await callSandbox(carrier, "GET", `/phones/${encodeURIComponent(PHONE)}/messages?channel=${channel}`))
    .body as { messages: Record<string, unknown>[] }
const tap = ({ carrier }: Harness, sid: string, button: number) =>
  callSandbox(carrier, "POST", `/phones/${encodeURIComponent(PHONE)}/taps`, { sid, button })

describe("on the phone", () => {
  it("each app shows its own messages, and templates with all their parts", async () => {
    const harness = await startHarness(never)
    const media = ["https://example.com/{{4}}.png"]
    const card = { ...orderShipped.types["whatsapp/card"], header_text: undefined, media }
    const contentSid = await approvedTemplate(harness.client, "order", {
      types: { "whatsapp/card": card },
      variables: { ...orderShipped.variables, "4": "a" },
    })
    await sendTemplate(harness, contentSid)
    await harness.client.content.v1.contents(contentSid).remove()
    await harness.client.messages.create({ to: PHONE, from: BRAND, body: "By SMS" })
    expect((await conversation(harness, "sms")).messages).toMatchObject([{ body: "By SMS", buttons: [] }])
    expect((await conversation(harness, "whatsapp")).messages).toMatchObject([
      {
        channel: "whatsapp",
        sender: BRAND,
        footer: "Reply STOP to opt out",
        media: ["https://example.com/a.png"],
        buttons: [
          { type: "QUICK_REPLY", title: "Talk to us" },
          { type: "URL", url: "https://shop.example/t/b7" },
          { type: "PHONE_NUMBER", phone: "+15551234567" },
        ],
      },
    ])
    const { phones, total } = (await callSandbox(harness.carrier, "GET", "/phones")).body as {
      phones: unknown[]
      total: number
    }
    expect([total, phones]).toMatchObject([1, [{ number: PHONE, lastMessage: { channel: "sms" } }]])
  })

  it("a text reaches the inbound webhook, and STOP is a word like others", async () => {
    const harness = await startHarness()
    const answer = await answerAs(harness.carrier, PHONE, "STOP", FROM)
    expect(answer).toMatchObject({ status: 201, body: { webhook: { status: 204 } } })
    expect(harness.hooks.received).toMatchObject([
      {
        isSigned: true,
        params: { From: TO, To: FROM, Body: "STOP", WaId: "14155552671", MessageType: "text", NumMedia: "0" },
      },
    ])
    expect(harness.hooks.received[0]?.params.ProfileName).toMatch(/^\w+ \w+$/)
    expect(harness.hooks.received[0]?.params).not.toHaveProperty("ButtonText")
    expect(await harness.client.messages.list({ to: TO })).toEqual([])
  })
})

describe("a quick reply", () => {
  it("that is tapped reaches the inbound webhook with text and payload, and opens a session", async () => {
    const harness = await startHarness(never)
    const { sid } = await sendTemplate(harness, await approvedTemplate(harness.client))
    expect(await endOf(harness, sid)).toEqual(["delivered", null])
    expect(await tap(harness, sid, 0)).toMatchObject({ status: 201, body: { webhook: { status: 204 } } })
    const inbound = harness.hooks.received.find(({ path }) => path === "/inbound")
    expect(inbound?.params).toMatchObject({
      Body: "Talk to us",
      ButtonText: "Talk to us",
      ButtonPayload: "talk",
      MessageType: "button",
      OriginalRepliedMessageSid: sid,
      OriginalRepliedMessageSender: FROM,
    })
    expect((await conversation(harness, "whatsapp")).messages.at(-1)).toMatchObject({ answers: sid })
    const free = await send(harness, { body: "How can we help?" })
    expect(await endOf(harness, free.sid)).toEqual(["delivered", null])
  })

  it("cannot be tapped before it has come", async () => {
    const harness = await startHarness({ settings: { deliverLatencyMs: 3_600_000 } })
    const { sid } = await sendTemplate(harness, await approvedTemplate(harness.client))
    expect(await tap(harness, sid, 0)).toMatchObject({ status: 404 })
  })

  it.each([1, 2, 3])("is not what button %i is", async (button) => {
    const harness = await startHarness(never)
    const { sid } = await sendTemplate(harness, await approvedTemplate(harness.client))
    await endOf(harness, sid)
    expect(await tap(harness, sid, button)).toMatchObject({ status: 404 })
    expect(await tap(harness, "SM1", 0)).toMatchObject({ status: 404 })
  })
})
