import { readFile } from "node:fs/promises"
import { expect, it } from "vitest"
import { z } from "zod"
import { createContent, orderShipped, requestContent, submitContent } from "./testing/content-client.ts"
import { answerAs, BRAND, eventually, startHarness } from "./testing/harness.ts"

type Schema = { properties?: Record<string, Schema>; format?: string }
const { definitions } = JSON.parse(
  await readFile(new URL("./testing/twilio-schemas.json", import.meta.url), "utf8"),
) as { definitions: Record<string, Schema> }

// The specification calls the addresses of a list absolute, while its own examples are relative.
for (const list of ["ListMessageResponse", "ListIncomingPhoneNumberResponse"])
  for (const property of Object.values(definitions[list]?.properties ?? {}))
    if (property.format === "uri") property.format = undefined

/** Problems with types, patterns and enums, and the fields that are missing or unknown. */
function problemsOf(name: string, resource: object): string[] {
  const schema = z.fromJSONSchema(
    { $ref: `#/definitions/${name}`, definitions } as z.core.JSONSchema.JSONSchema,
    { defaultTarget: "openapi-3.0" },
  )
  const issues = schema.safeParse(resource).error?.issues ?? []
  const known = definitions[name]?.properties ?? {}
  return [
    ...issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`),
    ...Object.keys(known)
      .filter((field) => !(field in resource))
      .map((field) => `${field} is missing`),
    ...Object.keys(resource)
      .filter((field) => !(field in known))
      .map((field) => `${field} is unknown`),
  ]
}

/** The resource without its nulls, at any depth. */
const withoutNulls = (resource: object): object =>
  JSON.parse(JSON.stringify(resource), (_key, value) => (value === null ? undefined : value))

/** The lookup schemas mark hardly anything as nullable, yet the specification's own example has nulls. */
const problemsOfLookup = (name: string, resource: object): string[] =>
  problemsOf(name, withoutNulls(resource)).filter(
    (problem) => !Object.keys(resource).some((field) => problem === `${field} is missing`),
  )

const MESSAGE = "api.v2010.account.message"

it("can fail", () => {
  const fields = Object.keys(definitions[MESSAGE]?.properties ?? {})
  const empty = { ...Object.fromEntries(fields.map((field) => [field, null])), direction: "inbound" }
  expect(problemsOf(MESSAGE, { ...empty, status: "sent" })).toEqual([])
  expect(problemsOf(MESSAGE, { ...empty, status: "posted" })).toEqual([expect.stringContaining("status: ")])
  expect(problemsOf(MESSAGE, { ...empty, status: "sent", sid: "SM1", more: 1 })).toHaveLength(3)
  expect(problemsOfLookup("LookupResponse", { valid: "yes" }).length).toBeGreaterThan(5)
})

it("messages of every kind are what the specification says", async () => {
  const { carrier, client } = await startHarness()
  const bodyOf = async (path: string) => {
    const { body } = await client.request({ method: "get", uri: carrier.url + path })
    return body as { messages: object[]; next_page_uri: string | null }
  }
  const base = `/2010-04-01/Accounts/${carrier.accountSid}/Messages`
  for (const to of ["+14155552671", "+12025550150", "+12025550155"])
    await client.messages.create({ to, from: BRAND, body: "Hello" })
  const service = `MG${"a".repeat(32)}`
  const { sid } = await client.messages.create({
    to: "+12025550157",
    messagingServiceSid: service,
    body: "Hello",
  })
  await client.messages.create({ to: "+14155552671", from: BRAND, mediaUrl: ["https://example.com/a.png"] })
  await answerAs(carrier, "+14155552671", "help")
  await eventually(async () => {
    const page = await bodyOf(`${base}.json`)
    const statuses = (page.messages as { status: string }[]).map((message) => message.status)
    expect(new Set(statuses)).toEqual(new Set(["received", "delivered", "undelivered", "failed", "queued"]))
    expect(problemsOf("ListMessageResponse", page)).toEqual([])
    for (const message of page.messages) expect(problemsOf(MESSAGE, message)).toEqual([])
  })
  expect(problemsOf(MESSAGE, await bodyOf(`${base}/${sid}.json`))).toEqual([])
  expect(problemsOf("ListMessageResponse", await bodyOf(`${base}.json?PageSize=2&Page=1`))).toEqual([])
})

it("the account and its numbers are what the specification says", async () => {
  const { carrier, client } = await startHarness({ senders: [BRAND, "+15005550007"] })
  const account = `/2010-04-01/Accounts/${carrier.accountSid}`
  const bodyOf = async (path: string) =>
    (await client.request({ method: "get", uri: `${carrier.url}${account}${path}` })).body as object
  expect(problemsOf("api.v2010.account", await bodyOf(".json"))).toEqual([])
  const page = (await bodyOf("/IncomingPhoneNumbers.json?PageSize=1")) as { incoming_phone_numbers: object[] }
  expect(problemsOf("ListIncomingPhoneNumberResponse", page)).toEqual([])
  for (const number of page.incoming_phone_numbers)
    expect(problemsOf("api.v2010.account.incoming_phone_number", number)).toEqual([])
})

it("contents, approvals and their lists are what the specification says", async () => {
  const { client } = await startHarness()
  expect(problemsOf("ContentCreateRequest", orderShipped)).toEqual([])
  const { sid } = await createContent(client)
  const bodyOf = async (path: string) => (await requestContent(client, "get", path)).body
  expect(problemsOf("content.v1.content", await bodyOf(`/v1/Content/${sid}`))).toEqual([])
  const submitted = await submitContent(client, sid, "order_shipped")
  expect(problemsOf("content.v1.content.approval_create", submitted)).toEqual([])
  const approval = await bodyOf(`/v1/Content/${sid}/ApprovalRequests`)
  expect(problemsOf("content.v1.content.approval_fetch", approval)).toEqual([])
  await createContent(client)
  for (const version of ["v1", "v2"]) {
    const contents = await bodyOf(`/${version}/Content?PageSize=1`)
    expect(problemsOf("ListContentResponse", contents)).toEqual([])
    const list = (await bodyOf(`/${version}/ContentAndApprovals?PageSize=1`)) as { contents: object[] }
    expect(problemsOf("ListContentAndApprovalsResponse", list)).toEqual([])
    for (const content of list.contents)
      expect(problemsOf("content.v1.content_and_approvals", content)).toEqual([])
  }
})

it.each(["+14155552671", "+14165550123", "+12025550180", "+18005550123", "+999", "+1202555"])(
  "the lookup of %s is what the specification says",
  async (number) => {
    const { carrier, client } = await startHarness()
    const uri = `${carrier.url}/v2/PhoneNumbers/${number}`
    const { body } = await client.request({
      method: "get",
      uri,
      params: { Fields: "line_type_intelligence" },
    })
    expect(problemsOfLookup("LookupResponse", body)).toEqual([])
    const { line_type_intelligence: lineType } = body as { line_type_intelligence: object | null }
    if (lineType !== null) expect(problemsOfLookup("LineTypeIntelligenceInfo", lineType)).toEqual([])
  },
)

it("a messaging service and its numbers are what the specification says", async () => {
  const sid = `MG${"a".repeat(32)}`
  const { client, carrier } = await startHarness({ senders: [BRAND], services: { [sid]: [BRAND] } })
  const bodyOf = async (path: string) =>
    (await client.request({ method: "get", uri: `${carrier.url}/v1/Services/${sid}${path}` })).body as object
  expect(problemsOf("messaging.v1.service", await bodyOf(""))).toEqual([])
  const page = (await bodyOf("/PhoneNumbers")) as { phone_numbers: object[] }
  expect(page.phone_numbers).toHaveLength(1)
  for (const number of page.phone_numbers)
    expect(problemsOf("messaging.v1.service.phone_number", number)).toEqual([])
})
