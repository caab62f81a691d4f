import { SignJWT, UnsecuredJWT } from "jose"
import { beforeAll, beforeEach, expect, test } from "vitest"
import { createApiClient } from "#lib/api-clients/create-api-client.ts"
import { issueAccessToken } from "#lib/api-clients/issue-access-token.ts"
import { revokeApiClient } from "#lib/api-clients/revoke-api-client.ts"
import { getSigningKey } from "#lib/api-clients/signing-key.ts"
import { textLegs } from "#lib/channels/testing/text-legs.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, type TestAccount, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { POST } from "./route.ts"

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const world = processWorldPerFile()
const brand = filledBy(beforeAll, () => createTestAccount(world.db))
const other = filledBy(beforeAll, () => createTestAccount(world.db))
let token: string
beforeAll(async () => {
  token = await newToken(brand)
  const { accountId, senderId } = brand
  await world.db.handoff.create({
    data: {
      ...{
        id: "H000000000000001",
        accountId,
        title: "Ready",
        createdBy: "Ada",
      },
      legs: { create: textLegs(senderId, "Ready, {{1}}") },
    },
  })
})
beforeEach(() => world.db.eventWindow.deleteMany())

const adminOf = ({ accountId }: TestAccount, at = new Date()) =>
  testCtx(world.db, accountId, { actor: testUser("admin"), clock: { now: () => at } })

async function newClient(account: TestAccount) {
  const { client, secret } = await createApiClient(adminOf(account), { name: "backend" })
  return { accountId: account.accountId, clientId: client.id, clientSecret: secret }
}

const newToken = async (account: TestAccount, at?: Date) =>
  issueAccessToken(adminOf(account, at), await newClient(account))

const campaign = (overrides: object = {}) => ({
  ...{ campaignName: "Reminder", skill: "billing", templateId: "H000000000000001", consent: true },
  consumers: [
    { consumerContent: { sms: "13235550111" }, variables: { 1: "Ada" } },
    { consumerContent: { sms: "13235550112" }, variables: {} },
  ],
  ...overrides,
})

type Call = { body?: unknown; authorization?: string; account?: string; query?: string }

function send({ body = campaign(), authorization = `Bearer ${token}`, account, query = "" }: Call = {}) {
  const accountId = account ?? brand.accountId
  const request = new Request(`http://localhost:3000/api/v2/account/${accountId}/campaign${query}`, {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  })
  return POST(request, { params: Promise.resolve({ accountId }) })
}

test("the answer of wire contract 2.1, partial failure included", async () => {
  const response = await send({ query: "?v=2.0&anything=1" })
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    proactiveCampaignId: expect.stringMatching(/^\w{9}$/),
    leCampaignId: expect.stringMatching(/^\d{10}$/),
    leEngagementId: expect.stringMatching(/^\d{10}$/),
    requestTraceId: expect.stringMatching(uuid),
    acceptedConsumers: [
      {
        id: expect.stringMatching(uuid),
        phoneNumber: "+13235550111",
        consumerContent: { sms: "13235550111" },
      },
    ],
    failedConsumers: [
      {
        ...{
          variables: {},
          consumerContent: { sms: "13235550112" },
          phone: "+13235550112",
          countryCode: "US",
        },
        errorMessage: "INSUFFICIENT_VARIABLES",
      },
    ],
  })
  expect(response.headers.get("ratelimit-limit")).toBe("10")
  expect(response.headers.get("ratelimit-remaining")).toBe("9")
  expect(response.headers.get("ratelimit-reset")).toBe("1")
})

test.each(["", "bearer ", "Bearer ", "BEARER   "])("the token may be sent as %j + token", async (prefix) => {
  expect((await send({ authorization: prefix + token })).status).toBe(200)
})

test("an expired token, exactly as printed", async () => {
  const expired = await newToken(brand, new Date(Date.now() - 3_601_000))
  const response = await send({ authorization: `Bearer ${expired}` })
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({ code: 0, message: "jwt expired" })
  expect(response.headers.get("www-authenticate")).toContain("invalid_token")
})

test.each<[string, () => string | Promise<string>]>([
  ["no token", () => ""],
  ["only the word", () => "Bearer "],
  ["an OAuth 1.0 header", () => 'OAuth oauth_consumer_key="x"'],
  ["a token of another account", () => newToken(other)],
  ["a token with algorithm none", async () => new UnsecuredJWT(await claims()).encode()],
  ["a token signed with a password", () => sign({ alg: "HS256" }, Buffer.alloc(32, 1))],
  ["a token of a wrong kid", async () => sign({ alg: "RS256", kid: "appjwt-1999-01-01" })],
  ["a revoked client's token", revokedToken],
])("%s is refused with 401", async (_, authorization) => {
  const campaigns = await world.db.campaign.count()
  const response = await send({ authorization: await authorization() })
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({
    code: 0,
    requestTraceId: expect.stringMatching(uuid),
    message: expect.stringMatching(/jwt|signature|algorithm/),
  })
  expect(await world.db.campaign.count()).toBe(campaigns)
  expect(await world.db.eventWindow.count()).toBe(0)
})

const claims = async () => ({
  ...{ aud: brand.accountId, iss: "Sentinel", azp: (await newClient(brand)).clientId },
  exp: Math.floor(Date.now() / 1000) + 3600,
})

async function sign(header: { alg: string; kid?: string }, secret?: Uint8Array): Promise<string> {
  const { kid, key } = await getSigningKey(adminOf(brand))
  return new SignJWT(await claims()).setProtectedHeader({ kid, ...header }).sign(secret ?? key)
}

async function revokedToken(): Promise<string> {
  const leaked = await newClient(brand)
  const leakedToken = await issueAccessToken(adminOf(brand), leaked)
  await revokeApiClient(adminOf(brand), { clientId: leaked.clientId })
  return leakedToken
}

test("our token opens no other account's path", async () => {
  for (const account of [other.accountId, "0", "%00", "' or 1=1", "😀"])
    expect((await send({ account })).status).toBe(401)
})

test.each<[string, number, string, Call["body"]]>([
  ["broken JSON", 400, "not valid JSON", '{"campaignName":'],
  ["an empty body", 400, "not valid JSON", ""],
  ["a list", 400, "must be a JSON object", []],
  ["null", 400, "must be a JSON object", "null"],
  ["a form", 400, "not valid JSON", "campaignName=x"],
  ["Latin-1", 400, "not UTF-8", Buffer.from('{"campaignName":"é"}', "latin1")],
  ["an endless list of lists", 400, "Fields missing", `{"consumers":${"[".repeat(9e5)}${"]".repeat(9e5)}}`],
  ["a variable of a million lists", 400, "nested too deeply", deepVariable()],
  ["more than 2 MB", 413, "longer than 2000 kB", " ".repeat(2_000_001)],
  ["an unknown skill", 400, 'skill "nobody"', campaign({ skill: "nobody" })],
  ["101 consumers", 400, "at most 100", campaign({ consumers: Array(101).fill({}) })],
  ["500,000 consumers", 400, "at most 100", `{"consumers":[${"{},".repeat(499_999)}{}]}`],
  [
    "a missing field",
    400,
    "Fields missing in request: variables",
    campaign({ consumers: [{ consumerContent: {} }] }),
  ],
])("%s is refused with %i", async (_, status, message, body) => {
  const response = await send({ body })
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({
    code: 0,
    requestTraceId: expect.stringMatching(uuid),
    message: expect.stringContaining(message),
  })
})

function deepVariable(): string {
  const deep = `${"[".repeat(5e5)}${"]".repeat(5e5)}`
  return JSON.stringify(
    campaign({ consumers: [{ consumerContent: { sms: "1" }, variables: { 1: "@" } }] }),
  ).replace('"@"', deep)
}

test("keys that mean something to JavaScript are only text", async () => {
  const body = JSON.stringify(campaign()).replace("{", '{"__proto__":{"consent":true},"constructor":{"x":1},')
  expect((await send({ body })).status).toBe(200)
  expect(({} as { consent?: boolean }).consent).toBeUndefined()
})

test("requests that together exceed the daily limit: those that fit pass, the others created nothing", async () => {
  const { accountId } = brand
  await world.db.dailyUsage.deleteMany()
  await world.db.account.update({ where: { id: accountId }, data: { maxMessagesPerDay: 3 } })
  const before = await world.db.campaign.count({ where: { accountId } })
  const responses = await Promise.all(Array.from({ length: 6 }, () => send()))
  await world.db.account.update({ where: { id: accountId }, data: { maxMessagesPerDay: 100_000 } })
  const refused = responses.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(3)
  expect(await world.db.campaign.count({ where: { accountId } })).toBe(before + 3)
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0)
  expect(await refused[0]?.json()).toEqual({
    code: 0,
    requestTraceId: expect.stringMatching(uuid),
    message: expect.stringMatching(
      /^This needs 1 of the daily limit of 3 messages: 3 are used, 0 are left until /,
    ),
  })
})

test("in any second 10 requests pass, and the others learn when to come back", async () => {
  const startedAt = performance.now()
  const responses = await Promise.all(Array.from({ length: 60 }, () => send()))
  const seconds = Math.floor((performance.now() - startedAt) / 1000) + 1
  const refused = responses.filter(({ status }) => status === 429)
  const passed = responses.filter(({ status }) => status === 200).length
  expect(passed + refused.length).toBe(60)
  expect(passed).toBeGreaterThanOrEqual(10)
  expect(passed).toBeLessThanOrEqual(10 * seconds)
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0)
  expect(refused[0]?.headers.get("ratelimit-remaining")).toBe("0")
  expect(await refused[0]?.json()).toEqual({
    code: 0,
    requestTraceId: expect.stringMatching(uuid),
    message: "Too many requests: more than 10 requests in one second",
  })
})
