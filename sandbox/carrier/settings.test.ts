import { describe, expect, it } from "vitest"
import { BRAND, callSandbox, changeSettings, eventually, startHarness } from "./testing/harness.ts"

const good = { to: "+14155552671", from: BRAND, body: "Hello" }

describe("settings", () => {
  it("change one at a time and are read back", async () => {
    const { carrier } = await startHarness()
    const before = (await callSandbox(carrier, "GET", "/settings")).body as object
    const changed = await changeSettings(carrier, { sendLatencyMs: 5 })
    expect(changed).toEqual({ status: 200, body: { ...before, sendLatencyMs: 5 } })
    expect((await callSandbox(carrier, "GET", "/settings")).body).toEqual(changed.body)
  })

  it.each([
    [{ sendLatencyMs: -1 }, "sendLatencyMs"],
    [{ failureRate: 2 }, "failureRate"],
    [{ whatsappUsersPerDay: -1 }, "whatsappUsersPerDay"],
    [{ notOnWhatsAppRate: 2 }, "notOnWhatsAppRate"],
    [{ readRate: 1.1 }, "readRate"],
    [{ errorRate: "0" }, "errorRate"],
    [{ throttlePerSecond: 0.5 }, "throttlePerSecond"],
    [{ inboundUrl: "file:///etc/passwd" }, "inboundUrl"],
    [{ callbacksEnabled: 1 }, "callbacksEnabled"],
    [{ approvalOutcome: "lost" }, "approvalOutcome"],
    [{ approvalRejectionReason: "" }, "approvalRejectionReason"],
    [{ colour: "blue" }, "body"],
    [[], "body"],
  ])("refuses %j and names the field", async (change, field) => {
    const { carrier } = await startHarness()
    const before = (await callSandbox(carrier, "GET", "/settings")).body
    const answer = await callSandbox(carrier, "POST", "/settings", change)
    expect(answer).toEqual({ status: 400, body: { error: expect.stringMatching(new RegExp(`^${field}: `)) } })
    expect((await callSandbox(carrier, "GET", "/settings")).body).toEqual(before)
  })

  it("refuses what is not JSON", async () => {
    const { carrier } = await startHarness()
    const post = (body: string, type: string) =>
      fetch(`${carrier.url}/sandbox/settings`, { method: "POST", body, headers: { "content-type": type } })
    expect((await post("{", "application/json")).status).toBe(400)
    expect((await post("a=1", "text/csv")).status).toBe(415)
  })
})

describe("throttle", () => {
  it("admits no more than its limit in any second, however fast one asks", async () => {
    const { carrier, client } = await startHarness({ settings: { throttlePerSecond: 20 } })
    const untilMs = Date.now() + 2300
    let refused = 0
    const ask = async () => {
      while (Date.now() < untilMs)
        await client.messages.create(good).catch((error: { status: number; code: number }) => {
          expect(error).toMatchObject({ status: 429, code: 20429 })
          refused++
        })
    }
    await Promise.all([ask(), ask(), ask()])
    const { accepted } = (await callSandbox(carrier, "GET", "/accepted")).body as {
      accepted: { atMs: number }[]
    }
    expect(accepted.length).toBeGreaterThanOrEqual(40)
    expect(refused).toBeGreaterThan(accepted.length)
    for (const [index, { atMs }] of accepted.slice(20).entries())
      expect(atMs - (accepted[index]?.atMs ?? 0)).toBeGreaterThanOrEqual(1_000)
  })
})

describe("latency and rates", () => {
  it("holds the answer to a create back, not the acceptance", async () => {
    const { carrier, client } = await startHarness({ settings: { createLatencyMs: 300 } })
    await client.messages.create(good)
    const answeredMs = Date.now()
    const { accepted } = (await callSandbox(carrier, "GET", "/accepted")).body as {
      accepted: { atMs: number }[]
    }
    expect(accepted[0]?.atMs).toBeLessThanOrEqual(answeredMs - 290)
  })

  it("errorRate 1 refuses all, failureRate 1 lets none arrive", async () => {
    const { carrier, client } = await startHarness({ settings: { errorRate: 1 } })
    await expect(client.messages.create(good)).rejects.toMatchObject({ status: 500, code: 20500 })
    await changeSettings(carrier, { errorRate: 0, failureRate: 1 })
    const { sid } = await client.messages.create(good)
    await eventually(async () =>
      expect(await client.messages(sid).fetch()).toMatchObject({ status: "undelivered", errorCode: 30008 }),
    )
  })

  it("lets a message fail that waits longer than its validity period", async () => {
    const { client } = await startHarness({ settings: { sendLatencyMs: 1500 } })
    const { sid } = await client.messages.create({ ...good, validityPeriod: 1 })
    await eventually(async () =>
      expect(await client.messages(sid).fetch()).toMatchObject({ status: "failed", errorCode: 30036 }),
    )
  })
})

describe("proof of pace", () => {
  it("lists acceptances in order, from an instant on and in pieces", async () => {
    const { carrier, client } = await startHarness()
    for (let index = 0; index < 5; index++)
      await client.messages.create({ ...good, to: `+1415556100${index}`, body: "a".repeat(161) })
    type Answer = { accepted: { to: string; atMs: number; segments: number }[]; after: number | null }
    const read = async (query: string) =>
      (await callSandbox(carrier, "GET", `/accepted?${query}`)).body as Answer
    const first = await read("limit=3")
    expect(first.accepted.map((entry) => [entry.to.at(-1), entry.segments])).toEqual([
      ["0", 2],
      ["1", 2],
      ["2", 2],
    ])
    const rest = await read(`after=${first.after}`)
    expect(rest).toMatchObject({ accepted: [{ to: "+14155561003" }, { to: "+14155561004" }], after: null })
    expect((await read(`since=${Date.now() + 1000}`)).accepted).toEqual([])
    const stats = (await callSandbox(carrier, "GET", "/stats?seconds=10")).body as {
      createsPerSecond: number[]
    }
    expect(stats.createsPerSecond).toHaveLength(10)
    expect(stats.createsPerSecond.reduce((sum, count) => sum + count)).toBe(5)
  })
})
