import { describe, expect, it } from "vitest"
import { answerAs, BRAND, clientOf, eventually, startHarness } from "./testing/harness.ts"

const PHONE = "+14155552671"
const SERVICE = `MG${"a".repeat(32)}`

describe("messages through the twilio package", () => {
  it("creates, follows to delivered and fetches", async () => {
    const { client } = await startHarness()
    const created = await client.messages.create({ to: PHONE, from: BRAND, body: "Hello 👍" })
    expect(created).toMatchObject({
      status: "queued",
      to: PHONE,
      from: BRAND,
      body: "Hello 👍",
      numSegments: "1",
    })
    expect(created).toMatchObject({ direction: "outbound-api", errorCode: null, price: null, dateSent: null })
    const delivered = await eventually(async () => {
      const fetched = await client.messages(created.sid).fetch()
      expect(fetched.status).toBe("delivered")
      return fetched
    })
    expect(delivered).toMatchObject({ sid: created.sid, price: "-0.00790", priceUnit: "USD" })
    expect(delivered.dateSent).toBeInstanceOf(Date)
  })

  it("leaves the sender open until a messaging service has chosen one of the numbers", async () => {
    const { client } = await startHarness({ senders: [BRAND] })
    const created = await client.messages.create({ to: PHONE, messagingServiceSid: SERVICE, body: "Hello" })
    expect(created).toMatchObject({ status: "accepted", from: null, numSegments: "0" })
    await eventually(async () => {
      const fetched = await client.messages(created.sid).fetch()
      expect(fetched).toMatchObject({ status: "delivered", from: BRAND, numSegments: "1" })
    })
  })
})

describe("messaging services", () => {
  const empty = `MG${"b".repeat(32)}`
  const services = { [SERVICE]: [BRAND], [empty]: [] }

  it("have the numbers that they were given, and send from these", async () => {
    const { client, carrier, hooks } = await startHarness({ senders: [BRAND, "+12025550101"], services })
    const { phoneNumbers, shortCodes } = client.messaging.v1.services(SERVICE)
    expect((await phoneNumbers.list()).map(({ phoneNumber }) => phoneNumber)).toEqual([BRAND])
    expect(await shortCodes.list()).toEqual([])
    const unknown = client.messaging.v1.services(`MG${"c".repeat(32)}`).fetch()
    await expect(unknown).rejects.toMatchObject({ status: 404, code: 20404 })
    await client.messages.create({ to: PHONE, messagingServiceSid: SERVICE, body: "Hello" })
    await eventually(async () => expect(await client.messages.list({ from: BRAND })).toHaveLength(1))
    await answerAs(carrier, PHONE, "Hi")
    await eventually(() => expect(hooks.received.at(-1)?.params.MessagingServiceSid).toBe(SERVICE))
  })

  it.each([
    ["does not exist", `MG${"c".repeat(32)}`, 21701],
    ["has no number", empty, 21704],
  ])("one that %s sends nothing", async (_, messagingServiceSid, code) => {
    const { client } = await startHarness({ services })
    const attempt = client.messages.create({ to: PHONE, messagingServiceSid, body: "Hello" })
    await expect(attempt).rejects.toMatchObject({ status: 400, code })
  })
})

describe("the list of messages", () => {
  it("lists newest first, filters by To and From and pages by itself", async () => {
    const { client } = await startHarness()
    for (let index = 0; index < 7; index++)
      await client.messages.create({ to: PHONE, from: BRAND, body: `No. ${index}` })
    await client.messages.create({ to: "+14155552672", from: BRAND, body: "To somebody else" })
    const listed = await client.messages.list({ to: PHONE, from: BRAND, pageSize: 3 })
    expect(listed.map((message) => message.body)).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map((index) => `No. ${index}`),
    )
    expect(await client.messages.list({ limit: 2, pageSize: 1 })).toHaveLength(2)
    expect(await client.messages.list({ from: "+12025550111" })).toEqual([])
  })

  it("goes forth and back between pages", async () => {
    const { client } = await startHarness()
    for (let index = 0; index < 5; index++)
      await client.messages.create({ to: PHONE, from: BRAND, body: `No. ${index}` })
    const first = await client.messages.page({ pageSize: 2 })
    const second = await first.nextPage()
    const third = await second?.nextPage()
    expect(third?.instances.map((message) => message.body)).toEqual(["No. 0"])
    expect(third?.nextPageUrl).toBeUndefined()
    const back = await third?.previousPage()
    expect(back?.instances.map((message) => message.body)).toEqual(["No. 2", "No. 1"])
  })

  it("filters by the date of sending, which an unsent message does not have", async () => {
    const { client } = await startHarness()
    const sent = await client.messages.create({ to: PHONE, from: BRAND, body: "Sent" })
    await client.messages.create({ to: "+12025550157", from: BRAND, body: "Never leaves" })
    await eventually(async () => {
      const recent = await client.messages.list({ dateSentAfter: new Date(Date.now() - 60_000) })
      expect(recent.map((message) => message.sid)).toEqual([sent.sid])
    })
    expect(await client.messages.list({ dateSentBefore: new Date(Date.now() - 60_000) })).toEqual([])
    expect(await client.messages.list({ dateSentAfter: new Date(Date.now() + 60_000) })).toEqual([])
  })
})

describe("changes to a message", () => {
  it("redacts, deletes when final, and then knows the message no more", async () => {
    const { client } = await startHarness()
    const { sid } = await client.messages.create({ to: PHONE, from: BRAND, body: "Private" })
    await expect(client.messages(sid).remove()).rejects.toMatchObject({ status: 409, code: 20009 })
    expect(await client.messages(sid).update({ body: "" })).toMatchObject({ body: "" })
    await eventually(async () => expect(await client.messages(sid).remove()).toBe(true))
    await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    expect(await client.messages.list({ to: PHONE })).toEqual([])
  })

  it("cancels what is scheduled, and nothing else", async () => {
    const { client } = await startHarness()
    const sendAt = new Date(Date.now() + 3_600_000)
    const scheduled = await client.messages.create({
      to: PHONE,
      messagingServiceSid: SERVICE,
      body: "Later",
      scheduleType: "fixed",
      sendAt,
    })
    expect(scheduled.status).toBe("scheduled")
    const both = client.messages(scheduled.sid).update({ status: "canceled", body: "" })
    await expect(both).rejects.toMatchObject({ status: 400, code: 30400 })
    expect((await client.messages(scheduled.sid).update({ status: "canceled" })).status).toBe("canceled")
    const again = client.messages(scheduled.sid).update({ status: "canceled" })
    await expect(again).rejects.toMatchObject({ code: 30409 })
  })
})

describe("the account's numbers", () => {
  const others = ["+12025550101", "+15005550007"]

  it("are listed in pages, and found by the whole number or a part of it", async () => {
    const { client } = await startHarness({ senders: [BRAND, ...others] })
    const numbersOf = async (params = {}) =>
      (await client.incomingPhoneNumbers.list(params)).map(({ phoneNumber }) => phoneNumber)
    expect(await numbersOf({ pageSize: 2 })).toEqual([BRAND, ...others])
    expect(await numbersOf({ phoneNumber: BRAND })).toEqual([BRAND])
    expect(await numbersOf({ phoneNumber: "202555010*" })).toEqual([BRAND, others[0]])
    expect(await numbersOf({ phoneNumber: PHONE })).toEqual([])
  })

  it("say whether they can send; one that may be any number owns what it is asked for", async () => {
    const { client } = await startHarness({ senders: ["+15005550007"] })
    const [voiceOnly] = await client.incomingPhoneNumbers.list()
    expect(voiceOnly?.capabilities).toMatchObject({ sms: false, voice: true })
    const { client: open } = await startHarness()
    const [owned] = await open.incomingPhoneNumbers.list({ phoneNumber: PHONE })
    expect(owned).toMatchObject({ phoneNumber: PHONE, capabilities: { sms: true } })
    expect(await open.incomingPhoneNumbers.list()).toEqual([])
  })

  it("are told with the account, whose token is not", async () => {
    const { carrier, client } = await startHarness()
    const account = await client.api.v2010.accounts(carrier.accountSid).fetch()
    expect(account).toMatchObject({ sid: carrier.accountSid, status: "active", authToken: null })
    const stranger = clientOf(carrier, "a wrong token")
    await expect(stranger.incomingPhoneNumbers.list()).rejects.toMatchObject({ status: 401, code: 20003 })
    const foreign = client.api.v2010.accounts(`AC${"f".repeat(32)}`).fetch()
    await expect(foreign).rejects.toMatchObject({ status: 404, code: 20404 })
  })
})

it("each number is a WhatsApp sender; one that cannot send is offline", async () => {
  const { client } = await startHarness({ senders: [BRAND, "+15005550007"] })
  const list = client.messaging.v2.channelsSenders.list({ channel: "whatsapp", pageSize: 1 })
  expect((await list).map(({ senderId, status }) => [senderId, status])).toEqual([
    [`whatsapp:${BRAND}`, "ONLINE"],
    ["whatsapp:+15005550007", "OFFLINE"],
  ])
})

const good = { to: PHONE, from: BRAND, body: "Hello" }

describe("a refused message", () => {
  it.each([
    ["an impossible To", { ...good, to: "+12345" }, 21211],
    ["a To without a plus", { ...good, to: "4155552671" }, 21211],
    ["no To", { ...good, to: "" }, 21604],
    ["no sender", { to: PHONE, body: "Hello" }, 21603],
    ["a From that is nothing", { ...good, from: "!" }, 21212],
    ["a From of somebody else", { ...good, from: "+12025550111" }, 21606],
    ["a messaging service of another shape", { to: PHONE, body: "Hello", messagingServiceSid: "MG1" }, 21703],
    ["To equal to From", { ...good, to: BRAND }, 21266],
    ["no body", { to: PHONE, from: BRAND }, 21602],
    ["a body of 1601 characters", { ...good, body: "a".repeat(1601) }, 21617],
    ["a content template", { to: PHONE, from: BRAND, contentSid: `HX${"a".repeat(32)}` }, 21655],
    ["a media address that is none", { ...good, mediaUrl: ["nowhere"] }, 21620],
    ["eleven media", { ...good, mediaUrl: Array<string>(11).fill("https://example.com/a.png") }, 21623],
    ["a relative callback", { ...good, statusCallback: "/status" }, 21609],
    ["an underscore in the callback's host", { ...good, statusCallback: "https://a_b.example/s" }, 21609],
    [
      "a callback of 4001 characters",
      { ...good, statusCallback: `https://a.example/${"b".repeat(3983)}` },
      21609,
    ],
    ["a validity period of 0", { ...good, validityPeriod: 0 }, 90007],
    ["a validity period above ten hours", { ...good, validityPeriod: 36_001 }, 90007],
    ["a schedule without service", { ...good, scheduleType: "fixed" as const }, 35118],
  ])("%s", async (_what, request, code) => {
    const { client } = await startHarness({ senders: [BRAND] })
    const create = client.messages.create(request)
    await expect(create).rejects.toMatchObject({
      status: 400,
      code,
      moreInfo: expect.stringContaining(`${code}`),
    })
    expect(await client.messages.list()).toEqual([])
  })
})

describe("at the limits of what is taken", () => {
  it("takes 1600 characters, and a callback at the limit", async () => {
    const { client } = await startHarness()
    const statusCallback = `https://carrier.invalid/${"b".repeat(4000 - 24)}`
    const created = await client.messages.create({ ...good, body: "a".repeat(1600), statusCallback })
    expect(created.numSegments).toBe("11")
  })

  it("wrong token, and the account of somebody else", async () => {
    const { carrier, client } = await startHarness()
    const stranger = clientOf(carrier, "a wrong token")
    await expect(stranger.messages.create(good)).rejects.toMatchObject({ status: 401, code: 20003 })
    await expect(stranger.messages.list()).rejects.toMatchObject({ status: 401, code: 20003 })
    await expect(stranger.lookups.v2.phoneNumbers(PHONE).fetch()).rejects.toMatchObject({ status: 401 })
    const foreign = client.api.v2010.accounts(`AC${"f".repeat(32)}`).messages.create(good)
    await expect(foreign).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it("unknown paths and bodies that are no form answer in Twilio's shape", async () => {
    const { carrier } = await startHarness()
    const authorization = `Basic ${Buffer.from(`${carrier.accountSid}:${carrier.authToken}`).toString("base64")}`
    const base = `${carrier.url}/2010-04-01/Accounts/${carrier.accountSid}`
    const unknown = await fetch(`${base}/Calls.json`, { headers: { authorization } })
    expect([unknown.status, await unknown.json()]).toMatchObject([404, { code: 20404, status: 404 }])
    const text = await fetch(`${base}/Messages.json`, {
      method: "POST",
      headers: { authorization },
      body: "?",
    })
    expect(await text.json()).toMatchObject({ code: 20001, status: 400 })
    const page = await fetch(`${base}/Messages.json?PageToken=x`, { headers: { authorization } })
    expect(await page.json()).toMatchObject({ code: 20001, status: 400 })
  })
})
