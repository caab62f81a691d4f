import { describe, expect, it } from "vitest"
import { createContent, orderShipped, requestContent, submitContent } from "./testing/content-client.ts"
import { callSandbox, startHarness } from "./testing/harness.ts"

describe("contents", () => {
  it("are created, fetched, changed and deleted with the twilio package", async () => {
    const { carrier, client } = await startHarness()
    const created = await createContent(client)
    expect(created).toMatchObject({
      sid: expect.stringMatching(/^HX[0-9a-f]{32}$/),
      friendlyName: "order_shipped_en",
      language: "en",
      variables: orderShipped.variables,
      types: orderShipped.types,
      links: { approval_create: expect.stringContaining(`${carrier.url}/v1/Content/HX`) },
    })
    const one = client.content.v1.contents(created.sid)
    expect((await one.fetch()).toJSON()).toEqual(created.toJSON())
    const types = { "twilio/text": { body: "Changed" } }
    const changed = await requestContent(client, "put", `/v1/Content/${created.sid}`, { types })
    expect(changed.body).toMatchObject({ friendly_name: "order_shipped_en", types })
    expect(await one.remove()).toBe(true)
    await expect(one.fetch()).rejects.toMatchObject({ status: 404, code: 20404 })
    await expect(one.remove()).rejects.toMatchObject({ status: 404, code: 20404 })
  })

  it("survive a deletion of all messages, and go when templates are deleted", async () => {
    const { carrier, client } = await startHarness()
    const { sid } = await createContent(client)
    await callSandbox(carrier, "DELETE", "/messages")
    await client.content.v1.contents(sid).fetch()
    expect((await callSandbox(carrier, "DELETE", "/templates")).status).toBe(204)
    expect(await client.content.v1.contents.list()).toEqual([])
  })
})

describe("refused contents", () => {
  const { types } = orderShipped
  it.each([
    ["nothing in its body", {}, 92003],
    ["no language", { types }, 92003],
    ["no types", { language: "en" }, 20001],
    ["an empty list of types", { language: "en", types: {} }, 20001],
    ["a type that is not known", { language: "en", types: { "twilio/poem": { body: "Ah" } } }, 20001],
    [
      "a field that is not known",
      { language: "en", types: { "twilio/text": { body: "a", bodies: [] } } },
      20001,
    ],
    [
      "a name in camel case",
      { language: "en", types: { "whatsapp/card": { body: "a", headerText: "b" } } },
      20001,
    ],
    [
      "two headers",
      {
        language: "en",
        types: { "whatsapp/card": { body: "a", header_text: "b", media: ["https://a.example/b.png"] } },
      },
      20001,
    ],
    [
      "a link without its address",
      {
        language: "en",
        types: { "twilio/call-to-action": { body: "a", actions: [{ type: "URL", title: "Go" }] } },
      },
      20001,
    ],
    ["a variable that is no text", { language: "en", variables: { 1: 1 }, types }, 20001],
    [
      "101 variables",
      {
        language: "en",
        variables: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [String(at + 1), "a"])),
        types,
      },
      92002,
    ],
  ])("with %s are refused", async (_what, body, code) => {
    const { client } = await startHarness()
    const answer = await requestContent(client, "post", "/v1/Content", body)
    expect(answer).toMatchObject({
      statusCode: 400,
      body: { code, status: 400, message: expect.any(String) },
    })
  })

  it("want JSON and the account's credentials", async () => {
    const { carrier } = await startHarness()
    const address = `${carrier.url}/v1/Content`
    const anonymous = await fetch(address, { method: "POST", body: JSON.stringify(orderShipped) })
    expect([anonymous.status, await anonymous.json()]).toEqual([
      401,
      expect.objectContaining({ code: 20003 }),
    ])
    const authorization = `Basic ${Buffer.from(`${carrier.accountSid}:${carrier.authToken}`).toString("base64")}`
    const post = async (type: string, body: string) => {
      const headers = { authorization, "content-type": type }
      const response = await fetch(address, { method: "POST", headers, body })
      return [response.status, ((await response.json()) as { code: number }).code]
    }
    expect(await post("application/x-www-form-urlencoded", "language=en")).toEqual([400, 20001])
    expect(await post("application/json", "{")).toEqual([400, 20001])
  })
})

describe("lists", () => {
  it("page with the twilio package, newest first", async () => {
    const { client } = await startHarness()
    for (let index = 0; index < 5; index++) await createContent(client, { friendly_name: `No. ${index}` })
    const contents = await client.content.v1.contents.list({ pageSize: 2 })
    expect(contents.map((content) => content.friendlyName)).toEqual([
      "No. 4",
      "No. 3",
      "No. 2",
      "No. 1",
      "No. 0",
    ])
    const approvals = await client.content.v1.contentAndApprovals.list({ pageSize: 2 })
    expect(approvals).toHaveLength(5)
    expect(approvals[0]?.approvalRequests).toMatchObject({ status: "unsubmitted" })
  })

  it("of v2 filter by name, text, language, type and status, and sort", async () => {
    const { client } = await startHarness()
    const text = { "twilio/text": { body: "Good morning" } }
    const names = ["order_b", "order_a", "greeting"]
    await createContent(client, { friendly_name: "order_b" })
    const approved = await createContent(client, { friendly_name: "order_a", language: "de" })
    await createContent(client, { friendly_name: "greeting", types: text })
    await submitContent(client, approved.sid, "order_a")
    const { contentAndApprovals, contents } = client.content.v2
    const found = async (query: object) =>
      (await contentAndApprovals.list({ pageSize: 1, ...query })).map((content) => content.friendlyName)
    expect(await found({})).toEqual(names.toReversed())
    expect(await found({ contentName: "^order" })).toEqual(["order_a", "order_b"])
    expect(await found({ content: "morning" })).toEqual(["greeting"])
    expect(await found({ language: ["de", "fr"] })).toEqual(["order_a"])
    expect(await found({ contentType: ["twilio/text"] })).toEqual(["greeting"])
    expect(await found({ channelEligibility: ["whatsapp:approved"] })).toEqual(["order_a"])
    expect(await found({ channelEligibility: ["whatsapp:unsubmitted"], language: ["en"] })).toHaveLength(2)
    expect(await found({ dateCreatedAfter: new Date(Date.now() + 60_000) })).toEqual([])
    expect(await found({ sortByContentName: "asc" })).toEqual(names.toSorted())
    expect((await contents.list({ contentName: "greet" })).map((content) => content.types)).toEqual([text])
    await expect(found({ contentName: "(" })).rejects.toMatchObject({ code: 20001 })
  })
})
