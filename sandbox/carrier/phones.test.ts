import { describe, expect, it } from "vitest"
import { answerAs, BRAND, callSandbox, changeSettings, eventually, startHarness } from "./testing/harness.ts"

const PHONE = "+14155552671"
const OTHER_BRAND = "+12025550101"
const good = { to: PHONE, from: BRAND, body: "Hello" }
const conversationOf = (number: string) => `/phones/${encodeURIComponent(number)}/messages`

describe("answering as a phone", () => {
  it("posts a signed webhook and says what it answered", async () => {
    const { carrier, client, hooks } = await startHarness()
    const answer = await answerAs(carrier, PHONE, "Yes, two of them 👍")
    expect(answer).toEqual({
      status: 201,
      body: { sid: expect.any(String), webhook: { status: 204, error: null } },
    })
    const { sid } = answer.body as { sid: string }
    expect(hooks.received).toMatchObject([{ path: "/inbound", isSigned: true }])
    expect(hooks.received[0]?.params).toMatchObject({
      MessageSid: sid,
      SmsMessageSid: sid,
      From: PHONE,
      To: BRAND,
      Body: "Yes, two of them 👍",
      NumMedia: "0",
      NumSegments: "1",
      SmsStatus: "received",
    })
    expect(await client.messages(sid).fetch()).toMatchObject({ direction: "inbound", status: "received" })
  })

  it("says so when the webhook fails, and keeps the message", async () => {
    const { carrier, client, hooks } = await startHarness()
    hooks.answer = 403
    expect(await answerAs(carrier, PHONE, "One")).toMatchObject({
      status: 201,
      body: { webhook: { status: 403 } },
    })
    await changeSettings(carrier, { inboundUrl: "http://127.0.0.1:9/nobody" })
    const refused = { status: null, error: "ECONNREFUSED" }
    expect(await answerAs(carrier, PHONE, "Two")).toMatchObject({ status: 201, body: { webhook: refused } })
    await changeSettings(carrier, { inboundUrl: null })
    const nowhere = { status: null, error: "no inbound address is set" }
    expect(await answerAs(carrier, PHONE, "Three")).toMatchObject({ status: 201, body: { webhook: nowhere } })
    expect(await client.messages.list({ from: PHONE })).toHaveLength(3)
  })

  it.each([
    ["a phone that is no number", "555", BRAND, "Hello", "number"],
    ["a sender of somebody else", PHONE, OTHER_BRAND, "Hello", "to"],
    ["no text", PHONE, BRAND, "", "body"],
    ["too long a text", PHONE, BRAND, "a".repeat(1601), "body"],
  ])("refuses %s", async (_what, phone, to, body, field) => {
    const { carrier } = await startHarness({ senders: [BRAND] })
    const answer = await answerAs(carrier, phone, body, to)
    expect(answer).toEqual({ status: 400, body: { error: expect.stringMatching(new RegExp(`^${field}: `)) } })
  })
})

describe("keywords", () => {
  it.each(["STOP", "stop", "  Unsubscribe ", "END", "quit", "STOPALL", "revoke", "OptOut", "CANCEL"])(
    "%j blocks the pair, is confirmed once and still reaches the webhook",
    async (keyword) => {
      const { carrier, client, hooks } = await startHarness()
      await answerAs(carrier, PHONE, keyword)
      await expect(client.messages.create(good)).rejects.toMatchObject({ status: 400, code: 21610 })
      await client.messages.create({ ...good, from: OTHER_BRAND })
      await client.messages.create({ ...good, to: "+14155552672" })
      await answerAs(carrier, PHONE, keyword)
      const replies = (await client.messages.list({ to: PHONE, from: BRAND })).map((message) => message.body)
      expect(replies).toEqual([expect.stringContaining("unsubscribed")])
      expect(hooks.received.map((webhook) => webhook.params.Body)).toEqual([keyword, keyword])
    },
  )

  it.each(["START", "yes", "Unstop"])("%s unblocks it and is confirmed", async (keyword) => {
    const { carrier, client } = await startHarness()
    await answerAs(carrier, PHONE, "STOP")
    await answerAs(carrier, PHONE, keyword)
    await client.messages.create(good)
    const bodies = (await client.messages.list({ to: PHONE })).map((message) => message.body)
    expect(bodies).toEqual(["Hello", expect.stringContaining("re-subscribed"), expect.any(String)])
  })

  it("YES without a STOP before is an ordinary answer", async () => {
    const { carrier, client } = await startHarness()
    await answerAs(carrier, PHONE, "YES")
    expect(await client.messages.list({ to: PHONE })).toEqual([])
  })

  it.each(["HELP", "info"])("%s is answered and blocks nothing", async (keyword) => {
    const { carrier, client } = await startHarness()
    await answerAs(carrier, PHONE, keyword)
    await client.messages.create(good)
    const reply = (await client.messages.list({ to: PHONE })).at(-1)
    expect(reply).toMatchObject({ direction: "outbound-reply", body: expect.stringContaining("Reply STOP") })
  })

  it.each(["please STOP", "STOP it", "stop."])("%j is an ordinary answer", async (body) => {
    const { carrier, client } = await startHarness()
    await answerAs(carrier, PHONE, body)
    await client.messages.create(good)
  })
})

describe("looking at phones", () => {
  it("shows the newest first with their last message, finds by digits and pages", async () => {
    const { carrier, client } = await startHarness()
    for (let index = 0; index < 60; index++)
      await client.messages.create({ ...good, to: `+1415556${1000 + index}`, body: `No. ${index}` })
    await answerAs(carrier, "+14155561003", "An answer")
    const first = await callSandbox(carrier, "GET", "/phones")
    expect(first.body).toMatchObject({ total: 60, hasMore: true, page: 0 })
    const { phones } = first.body as { phones: { number: string }[] }
    expect(phones[0]).toMatchObject({
      number: "+14155561003",
      lastMessage: { body: "An answer", sender: BRAND },
    })
    expect(phones.map((phone) => phone.number).slice(1, 3)).toEqual(["+14155561059", "+14155561058"])
    const second = await callSandbox(carrier, "GET", "/phones?page=1")
    expect(second.body).toMatchObject({ hasMore: false })
    expect((second.body as { phones: unknown[] }).phones).toHaveLength(10)
    const found = await callSandbox(carrier, "GET", "/phones?search=61042")
    expect((found.body as { phones: unknown[] }).phones).toMatchObject([{ number: "+14155561042" }])
  })

  it("shows a conversation oldest first, and the part before", async () => {
    const { carrier, client } = await startHarness()
    for (let index = 0; index < 55; index++) await client.messages.create({ ...good, body: `No. ${index}` })
    await answerAs(carrier, PHONE, "Enough")
    const newest = (await callSandbox(carrier, "GET", conversationOf(PHONE))).body as {
      before: number
      messages: { body: string; direction: string }[]
    }
    expect(newest.messages).toHaveLength(50)
    expect(newest.messages.at(-1)).toMatchObject({ body: "Enough", direction: "inbound", status: "received" })
    const older = await callSandbox(carrier, "GET", `${conversationOf(PHONE)}?before=${newest.before}`)
    expect(older.body).toMatchObject({ before: null })
    const bodies = (older.body as { messages: { body: string }[] }).messages.map((message) => message.body)
    expect(bodies).toEqual(["No. 0", "No. 1", "No. 2", "No. 3", "No. 4", "No. 5"])
  })

  it("forgets a phone whose last message was deleted, and everything on reset", async () => {
    const { carrier, client } = await startHarness()
    const { sid } = await client.messages.create(good)
    await client.messages.create({ ...good, to: "+14155552672" })
    await eventually(async () => expect(await client.messages(sid).remove()).toBe(true))
    expect((await callSandbox(carrier, "GET", "/phones")).body).toMatchObject({ total: 1 })
    await answerAs(carrier, PHONE, "STOP")
    expect((await callSandbox(carrier, "DELETE", "/messages")).status).toBe(204)
    expect((await callSandbox(carrier, "GET", "/messages/count")).body).toEqual({ count: 0 })
    expect((await callSandbox(carrier, "GET", "/phones")).body).toMatchObject({ phones: [], total: 0 })
    await client.messages.create(good)
  })
})
