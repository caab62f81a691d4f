import { createLocalJWKSet, jwtVerify } from "jose"
import { beforeAll, expect, test } from "vitest"
import { createApiClient } from "#lib/api-clients/create-api-client.ts"
import { revokeApiClient } from "#lib/api-clients/revoke-api-client.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { POST as postV1 } from "./api/account/[accountId]/app/token/route.ts"
import { POST as postV2 } from "./api/v2/account/[accountId]/app/token/route.ts"
import { GET as getJwks } from "./well-known/jwks/route.ts"

const world = processWorldPerFile()
const brand = filledBy(beforeAll, () => createTestAccount(world.db))
const other = filledBy(beforeAll, () => createTestAccount(world.db))
const backend = filledBy(beforeAll, () => createApiClient(adminCtx(), { name: "backend" }))

const adminCtx = () => testCtx(world.db, brand.accountId, { actor: testUser("admin") })

type Parameters = Record<string, string>
const all = (): Parameters => ({
  grant_type: "client_credentials",
  ...credentials(),
})

function call(
  version: "v1" | "v2",
  query: Parameters,
  form?: Parameters | string,
  account = brand.accountId,
) {
  const path = version === "v1" ? "api/account" : "api/v2/account"
  const url = `http://localhost:3000/sentinel/${path}/${account}/app/token?${new URLSearchParams(query)}`
  const body = typeof form === "object" ? new URLSearchParams(form) : form
  const request = new Request(url, { method: "POST", body })
  return (version === "v1" ? postV1 : postV2)(request, { params: Promise.resolve({ accountId: account }) })
}

const v = { v: "1.0" }
const grant = { grant_type: "client_credentials" }
const credentials = () => ({ client_id: backend.client.id, client_secret: backend.secret })

test.each<[string, () => Promise<Response>]>([
  ["v1, query and body", () => call("v1", { ...v, ...grant }, credentials())],
  ["v1, only v in the query", () => call("v1", v, all())],
  ["v1, everything in the query", () => call("v1", { ...v, ...all() })],
  ["v2, form body", () => call("v2", {}, all())],
])("the placement %s gives a token", async (_, send) => {
  const response = await send()
  expect(response.status).toBe(200)
  expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8")
  expect(response.headers.get("cache-control")).toBe("no-store")
  const body = await response.json()
  expect(body).toEqual({ access_token: expect.any(String), token_type: "Bearer" })
  const jwks = await (await getJwks()).json()
  const { payload } = await jwtVerify(body.access_token, createLocalJWKSet(jwks))
  expect(payload).toMatchObject({ aud: brand.accountId, azp: backend.client.id, iss: "Sentinel" })
})

test.each<[string, number, string, () => Promise<Response>]>([
  ["a wrong secret", 401, "invalid_client", () => call("v2", {}, { ...all(), client_secret: "x" })],
  ["a wrong id", 401, "invalid_client", () => call("v2", {}, { ...all(), client_id: "x" })],
  ["a NUL in the id", 401, "invalid_client", () => call("v2", {}, { ...all(), client_id: "\0" })],
  ["an id of emoji", 401, "invalid_client", () => call("v2", {}, { ...all(), client_id: "😀" })],
  ["another account", 401, "invalid_client", () => call("v2", {}, all(), other.accountId)],
  ["no account", 401, "invalid_client", () => call("v2", {}, all(), "\0")],
  ["another account, v1", 401, "invalid_client", () => call("v1", v, all(), other.accountId)],
  [
    "another grant",
    400,
    "unsupported_grant_type",
    () => call("v2", {}, { ...all(), grant_type: "password" }),
  ],
  ["no grant", 400, "invalid_request", () => call("v2", {}, credentials())],
  ["no secret", 400, "invalid_request", () => call("v2", {}, { ...all(), client_secret: "" })],
  ["no id", 400, "invalid_request", () => call("v2", {}, { ...all(), client_id: "" })],
  ["nothing", 400, "invalid_request", () => call("v2", {})],
  ["JSON", 400, "invalid_request", () => call("v2", {}, JSON.stringify(all()))],
  ["v1 without v", 400, "invalid_request", () => call("v1", {}, all())],
  ["v1 with another v", 400, "invalid_request", () => call("v1", { v: "2.0" }, all())],
  [
    "a body without end",
    400,
    "invalid_request",
    () => call("v2", {}, { ...all(), more: "x".repeat(17_000) }),
  ],
])("%s answers %i %s", async (_, status, error, send) => {
  const response = await send()
  expect([response.status, (await response.json()).error]).toEqual([status, error])
})

test("a revoked client gets no token", async () => {
  const { client, secret } = await createApiClient(adminCtx(), { name: "leaked" })
  const leaked = { ...grant, client_id: client.id, client_secret: secret }
  expect((await call("v2", {}, leaked)).status).toBe(200)
  await revokeApiClient(adminCtx(), { clientId: client.id })
  expect((await call("v2", {}, leaked)).status).toBe(401)
})

test("a client that has ended gets no token, and who has its secret learns why", async () => {
  const { client, secret } = await createApiClient(adminCtx(), { name: "old" })
  const old = { ...grant, client_id: client.id, client_secret: secret }
  await world.db.apiClient.update({ where: { id: client.id }, data: { expiresAt: new Date() } })
  const response = await call("v2", {}, old)
  expect([response.status, await response.json()]).toEqual([
    401,
    { error: "invalid_client", error_description: expect.stringContaining("This API client ended at") },
  ])
  const guess = await (await call("v2", {}, { ...old, client_secret: "x" })).json()
  expect(guess.error_description).toBe("The client id or secret is not valid for this account")
})

test("who fails too often is told to slow down, and when to come back", async () => {
  const { client } = await createApiClient(adminCtx(), { name: "guessed at" })
  const guess = { ...grant, client_id: client.id, client_secret: "guess" }
  const answers = await Promise.all(Array.from({ length: 40 }, () => call("v2", {}, guess)))
  const throttled = answers.filter(({ status }) => status === 429)
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(20)
  expect(throttled).toHaveLength(20)
  for (const response of throttled) {
    expect(await response.json()).toMatchObject({ error: "temporarily_unavailable" })
    const seconds = Number(response.headers.get("retry-after"))
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(60)
  }
})
