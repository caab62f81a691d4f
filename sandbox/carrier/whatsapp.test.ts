import { describe, expect, it } from "vitest"
import { createContent } from "./testing/content-client.ts"
import { answerAs, BRAND, changeSettings, eventually, startHarness } from "./testing/harness.ts"
import {
  approvedTemplate,
  endOf,
  FROM,
  never,
  PHONE,
  send,
  sendTemplate,
  TO,
  VARIABLES,
} from "./testing/whatsapp.ts"

describe("a template", () => {
  it("arrives with its variables filled, and is read", async () => {
    const harness = await startHarness({ settings: { readRate: 1 } })
    const contentSid = await approvedTemplate(harness.client)
    const created = await sendTemplate(harness, contentSid)
    expect(created).toMatchObject({ to: TO, from: FROM, status: "queued", numSegments: "1" })
    expect(created.body).toMatch(/^Hello Bea, your order B-7 has left/)
    await eventually(() => expect(harness.hooks.statusesOf(TO)).toEqual(["sent", "delivered", "read"]))
    for (const { params, isSigned } of harness.hooks.received) {
      expect(isSigned).toBe(true)
      expect(params).toMatchObject({ ChannelPrefix: "whatsapp", From: FROM, MessageSid: created.sid })
      expect(params.ChannelInstallSid).toMatch(/^XE[0-9a-f]{32}$/)
      expect(params).not.toHaveProperty("RawDlrDoneDate")
    }
    expect(harness.hooks.received[2]?.params.EventType).toBe("READ")
    expect(await harness.client.messages(created.sid).fetch()).toMatchObject({ status: "read" })
  })

  it("shows its sample where a value is missing", async () => {
    const harness = await startHarness(never)
    const message = await sendTemplate(harness, await approvedTemplate(harness.client), { "2": "B-7" })
    expect(message.body).toMatch(/^Hello Ann, your order B-7 /)
    expect(await endOf(harness, message.sid)).toEqual(["delivered", null])
  })

  it("goes by a messaging service from one of the account's numbers", async () => {
    const harness = await startHarness({ ...never, senders: [BRAND] })
    const contentSid = await approvedTemplate(harness.client)
    const messagingServiceSid = `MG${"a".repeat(32)}`
    const { sid } = await harness.client.messages.create({ to: TO, messagingServiceSid, contentSid })
    expect(await endOf(harness, sid)).toEqual(["delivered", null])
    expect(await harness.client.messages(sid).fetch()).toMatchObject({ from: FROM })
  })
})

describe("a template that cannot go", () => {
  it.each([
    ["magic_rejected", 63040],
    ["magic_paused", 63041],
    ["magic_disabled", 63042],
    ["magic_pending", 63016],
  ])("named %s fails with %i", async (word, code) => {
    const harness = await startHarness(never)
    const { sid } = await sendTemplate(harness, await approvedTemplate(harness.client, word))
    expect(await endOf(harness, sid)).toEqual(["failed", code])
    await eventually(() =>
      expect(harness.hooks.received.at(-1)?.params).toMatchObject({
        ErrorCode: String(code),
        ChannelStatusMessage: expect.any(String),
      }),
    )
  })

  it.each([
    ["an empty value", { ...VARIABLES, "1": "" }, 63013],
    ["a tab", { ...VARIABLES, "1": "a\tb" }, 63013],
    ["five blanks", { ...VARIABLES, "1": "a     b" }, 63013],
  ])("with %s in a variable fails", async (_what, variables, code) => {
    const harness = await startHarness(never)
    const { sid } = await sendTemplate(harness, await approvedTemplate(harness.client), variables)
    expect(await endOf(harness, sid)).toEqual(["failed", code])
  })

  it("without a value or a sample fails, in a session", async () => {
    const harness = await startHarness(never)
    const { sid: contentSid } = await createContent(harness.client, { variables: {} })
    await answerAs(harness.carrier, PHONE, "Hello", FROM)
    const { sid } = await sendTemplate(harness, contentSid, { "1": "Bea" })
    expect(await endOf(harness, sid)).toEqual(["failed", 63028])
  })

  it.each([
    ["no JSON", "Ann", 21656],
    ["a list", '["Ann"]', 21656],
    ["null", '{"1":null}', 21656],
    ["a new line", '{"1":"a\\nb"}', 21656],
  ])("is refused with %s for variables", async (_what, contentVariables, code) => {
    const harness = await startHarness()
    const contentSid = await approvedTemplate(harness.client)
    await expect(send(harness, { contentSid, contentVariables })).rejects.toMatchObject({ status: 400, code })
  })

  it("is refused where it is not known or the channel does not take it", async () => {
    const harness = await startHarness()
    const contentSid = await approvedTemplate(harness.client)
    await expect(sendTemplate(harness, `HX${"a".repeat(32)}`)).rejects.toMatchObject({ code: 21655 })
    await expect(sendTemplate(harness, "HX1")).rejects.toMatchObject({ code: 21655 })
    const sms = { to: PHONE, from: BRAND }
    await expect(harness.client.messages.create({ ...sms, contentSid })).rejects.toMatchObject({
      code: 216602,
    })
    const text = await createContent(harness.client, { types: { "twilio/text": { body: "Hello {{1}}" } } })
    const message = await harness.client.messages.create({ ...sms, contentSid: text.sid })
    expect(message.body).toBe("Hello Ann")
  })
})

it("a day's limit of users counts each of them once, and not those with a session", async () => {
  const harness = await startHarness({ settings: { readRate: 0, whatsappUsersPerDay: 2 } })
  const contentSid = await approvedTemplate(harness.client)
  const endFor = async (index: number) => {
    const to = `whatsapp:+1415555267${index}`
    return endOf(harness, (await sendTemplate(harness, contentSid, VARIABLES, to)).sid)
  }
  await answerAs(harness.carrier, "+14155552675", "Hello", FROM)
  for (const index of [5, 1, 2, 1]) expect(await endFor(index)).toEqual(["delivered", null])
  expect(await endFor(3)).toEqual(["failed", 63018])
  await changeSettings(harness.carrier, { whatsappUsersPerDay: 3 })
  expect(await endFor(3)).toEqual(["delivered", null])
})

it("a share of the numbers is not on WhatsApp, always the same", async () => {
  const harness = await startHarness({ settings: { readRate: 0, notOnWhatsAppRate: 0.25 } })
  const contentSid = await approvedTemplate(harness.client)
  const endFor = async (end: string) =>
    endOf(harness, (await sendTemplate(harness, contentSid, VARIABLES, `whatsapp:+14155552${end}`)).sid)
  for (const end of ["600", "671", "642"]) expect(await endFor(end)).toEqual(["undelivered", 63003])
  for (const end of ["652", "679"]) expect(await endFor(end)).toEqual(["delivered", null])
  await changeSettings(harness.carrier, { notOnWhatsAppRate: 0, failureRate: 1 })
  expect(await endFor("600")).toEqual(["undelivered", 63012])
})

describe("free text", () => {
  it("fails outside a session, and arrives within 24 hours of a message to the same sender", async () => {
    const harness = await startHarness(never)
    const outside = await send(harness, { body: "Hello" })
    expect(await endOf(harness, outside.sid)).toEqual(["failed", 63016])
    await answerAs(harness.carrier, PHONE, "Hello", "whatsapp:+12025550101")
    await answerAs(harness.carrier, PHONE, "Hello", BRAND)
    const other = await send(harness, { body: "Hello" })
    expect(await endOf(harness, other.sid)).toEqual(["failed", 63016])
    await answerAs(harness.carrier, PHONE, "Hello", FROM)
    const within = await send(harness, { body: "Hello" })
    expect(await endOf(harness, within.sid)).toEqual(["delivered", null])
  })

  it("may have one piece of media", async () => {
    const harness = await startHarness(never)
    const mediaUrl = ["https://example.com/a.png"]
    expect(await send(harness, { mediaUrl })).toMatchObject({ numMedia: "1" })
    const two = send(harness, { mediaUrl: [...mediaUrl, ...mediaUrl] })
    await expect(two).rejects.toMatchObject({ code: 21623 })
  })
})

describe("addresses", () => {
  it.each([
    ["a WhatsApp recipient from an SMS number", TO, BRAND, 21910],
    ["an SMS recipient from a WhatsApp sender", PHONE, FROM, 21910],
    ["a sender of somebody else", TO, "whatsapp:+12025550199", 63007],
    ["a recipient that is no number", "whatsapp:123", FROM, 21211],
    ["a sender that is no number", TO, "whatsapp:Brand", 21212],
  ])("%s: refused", async (_what, to, from, code) => {
    const { client } = await startHarness({ senders: [BRAND] })
    await expect(client.messages.create({ to, from, body: "Hello" })).rejects.toMatchObject({
      status: 400,
      code,
    })
  })

  it("keep an opt-out of SMS to SMS", async () => {
    const harness = await startHarness(never)
    const contentSid = await approvedTemplate(harness.client)
    await answerAs(harness.carrier, PHONE, "STOP")
    expect(await endOf(harness, (await sendTemplate(harness, contentSid)).sid)).toEqual(["delivered", null])
  })
})
