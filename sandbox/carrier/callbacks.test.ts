import { expect, it } from "vitest"
import { BRAND, changeSettings, eventually, startHarness } from "./testing/harness.ts"

const PHONE = "+14155552671"
const good = { to: PHONE, from: BRAND, body: "Hello" }
const SERVICE = `MG${"a".repeat(32)}`

it("calls back every status but the first, signed, to the address with its query", async () => {
  const { client, hooks } = await startHarness()
  const path = "/status?a=m-1&text=it's%20%2B"
  const { sid } = await client.messages.create({ ...good, statusCallback: hooks.url + path })
  await eventually(() => expect(hooks.statusesOf(PHONE)).toEqual(["sent", "delivered"]))
  for (const webhook of hooks.received) {
    expect(webhook).toMatchObject({
      path,
      isSigned: true,
      idempotencyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(webhook.params).toMatchObject({
      MessageSid: sid,
      SmsSid: sid,
      From: BRAND,
      ApiVersion: "2010-04-01",
    })
    expect(webhook.params.SmsStatus).toBe(webhook.params.MessageStatus)
    expect(webhook.params).not.toHaveProperty("ErrorCode")
  }
  expect(hooks.received[1]?.params.RawDlrDoneDate).toMatch(/^\d{10}$/)
})

it("calls back queued for a messaging service, and canceled", async () => {
  const { client, hooks } = await startHarness()
  const request = { to: PHONE, body: "Hello", messagingServiceSid: SERVICE, statusCallback: hooks.url }
  await client.messages.create(request)
  await eventually(() => expect(hooks.statusesOf(PHONE)).toEqual(["queued", "sent", "delivered"]))
  expect(hooks.received[0]?.params.MessagingServiceSid).toBe(SERVICE)
  const to = "+14155552672"
  const sendAt = new Date(Date.now() + 3_600_000)
  const scheduled = await client.messages.create({ ...request, to, scheduleType: "fixed", sendAt })
  await client.messages(scheduled.sid).update({ status: "canceled" })
  await eventually(() => expect(hooks.statusesOf(to)).toEqual(["canceled"]))
})

it("signs without the fragment, which carries connection settings", async () => {
  const { client, hooks } = await startHarness()
  await client.messages.create({ ...good, statusCallback: `${hooks.url}/status#rc=2` })
  await eventually(() => expect(hooks.signedStatusesOf(PHONE)).toEqual(["sent", "delivered"]))
})

it("tries a second time when the connection fails, and not when the answer is bad", async () => {
  const { client, hooks } = await startHarness()
  hooks.answer = null
  await client.messages.create({ ...good, statusCallback: hooks.url })
  await eventually(() => expect(hooks.statusesOf(PHONE)).toEqual(["sent", "sent", "delivered", "delivered"]))
  expect(hooks.received[0]?.idempotencyToken).toBe(hooks.received[1]?.idempotencyToken)
  hooks.answer = 500
  const to = "+14155552672"
  await client.messages.create({ ...good, to, statusCallback: hooks.url })
  await eventually(() => expect(hooks.statusesOf(to)).toEqual(["sent", "delivered"]))
})

it("counts what was answered and what was not, and goes on when nobody listens", async () => {
  const { carrier, client, hooks } = await startHarness()
  const statsOf = async () => (await fetch(`${carrier.url}/sandbox/stats`)).json()
  await client.messages.create({ ...good, statusCallback: hooks.url })
  await client.messages.create({ ...good, statusCallback: "http://127.0.0.1:9/nobody" })
  await eventually(async () =>
    expect(await statsOf()).toMatchObject({
      byStatus: { delivered: 2 },
      callbacks: { ok: 2, failed: 2, retried: 2, pending: 0 },
    }),
  )
})

it("keeps at most 128 connections to a host", async () => {
  const { client, hooks } = await startHarness()
  const creates = Array.from({ length: 200 }, (_, index) =>
    client.messages.create({ ...good, to: `+1415556${1000 + index}`, statusCallback: hooks.url }),
  )
  await Promise.all(creates)
  await eventually(() => expect(hooks.received).toHaveLength(400))
  expect(hooks.mostAtOnce).toBeLessThanOrEqual(128)
  expect(hooks.received.every((webhook) => webhook.isSigned)).toBe(true)
})

it("can be told to keep quiet", async () => {
  const { carrier, client, hooks } = await startHarness()
  await changeSettings(carrier, { callbacksEnabled: false })
  const { sid } = await client.messages.create({ ...good, statusCallback: hooks.url })
  await eventually(async () => expect((await client.messages(sid).fetch()).status).toBe("delivered"))
  expect(hooks.received).toEqual([])
})
