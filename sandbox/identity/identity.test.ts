import { createHash, randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import type { Server } from "node:http"
import os from "node:os"
import path from "node:path"
import getPort from "get-port"
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type IdentityConfig, readConfig } from "./config.ts"
import { createIdentityProvider } from "./provider.ts"
import { browser } from "./testing/browser.ts"

const product = "http://localhost:3000"
const callback = `${product}/api/auth/callback/oidc`
const casey = {
  sub: "demo-campaign-manager",
  login: "manager",
  password: "a password",
  name: "Casey <Campaign>",
  email: "casey@example.com",
  role: "campaign_manager",
}
let config: IdentityConfig
let server: Server
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "identity-"))
  const port = await getPort()
  config = readConfig({ ...settings(folder), IDENTITY_PORT: String(port) })
  server = createIdentityProvider(config).listen(port, config.host)
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

describe("signing in", () => {
  test("one click leads through the code flow to a verifiable ID token with role and account", async () => {
    const { page } = browser()
    const { url, verifier, nonce } = authorizationUrl()
    const shown = await page(url)
    expect(await shown.text()).toContain("Casey &lt;Campaign&gt;")
    const back = await page(shown.url, { user: "manager" })
    const tokens = await exchange(back.url, verifier)
    const keys = createRemoteJWKSet(new URL(`${config.issuer}/jwks`))
    const { payload } = await jwtVerify(tokens.id_token, keys, {
      issuer: config.issuer,
      audience: config.clientId,
    })
    expect(payload).toMatchObject({
      sub: casey.sub,
      name: casey.name,
      email: casey.email,
      roles: ["campaign_manager"],
      account: "10000001",
      nonce,
      sid: expect.any(String),
    })
  })

  test("login and password sign in; a wrong password says so and keeps the login", async () => {
    const { page } = browser()
    const { url, verifier } = authorizationUrl()
    const shown = await page(url)
    const refused = await page(shown.url, { login: "manager", password: "wrong" })
    expect(refused.status).toBe(401)
    expect(await refused.text()).toMatch(/do not belong together[\s\S]*value="manager"/)
    const back = await page(shown.url, { login: " Manager ", password: casey.password })
    expect(decodeJwt((await exchange(back.url, verifier)).id_token).sub).toBe(casey.sub)
  })

  test("a code without the PKCE verifier is worth nothing", async () => {
    const { page } = browser()
    const shown = await page(authorizationUrl().url)
    const back = await page(shown.url, { user: "manager" })
    await expect(exchange(back.url, randomBytes(32).toString("base64url"))).rejects.toThrow("invalid_grant")
  })

  test("a second request does not ask again, and after sign-out it does", async () => {
    const { page } = browser()
    const first = authorizationUrl()
    const shown = await page(first.url)
    const back = await page(shown.url, { user: "manager" })
    const { id_token } = await exchange(back.url, first.verifier)
    expect((await page(authorizationUrl().url)).url).toContain(`${callback}?code=`)

    const signOut = new URLSearchParams({
      id_token_hint: id_token,
      post_logout_redirect_uri: `${product}/sign-in`,
    })
    const asked = await page(`${config.issuer}/session/end?${signOut}`)
    const xsrf = /name="xsrf" value="(\w+)"/.exec(await asked.text())?.[1] ?? ""
    const done = await page(`${config.issuer}/session/end/confirm`, { xsrf, logout: "yes" })
    expect(done.url).toBe(`${product}/sign-in`)
    expect((await page(authorizationUrl().url)).url).toContain(`${config.issuer}/interaction/`)
  })
})

test("a foreign return address and an unknown interaction are refused with a page", async () => {
  const { page } = browser()
  const foreign = new URL(authorizationUrl().url)
  foreign.searchParams.set("redirect_uri", "http://localhost:9/steal")
  expect((await page(foreign.href)).status).toBe(400)
  const stale = await page(`${config.issuer}/interaction/gone`)
  expect([stale.status, await stale.text()]).toEqual([400, expect.stringContaining("has expired")])
})

describe("settings", () => {
  test("a host beyond this machine is refused in a sentence", () => {
    expect(() => readConfig({ ...settings(folder), IDENTITY_HOST: "0.0.0.0" })).toThrow(
      "this provider signs anybody in and stays on this machine",
    )
  })

  test("missing settings are named", () => {
    expect(() => readConfig({})).toThrow(/IDENTITY_PORT.*IDENTITY_CLIENT_ID.*IDENTITY_USERS/)
  })
})

function settings(keyFolder: string) {
  return {
    IDENTITY_PORT: "4100",
    IDENTITY_CLIENT_ID: "proactive-messaging",
    IDENTITY_CLIENT_SECRET: "a client secret for tests",
    IDENTITY_REDIRECT_BASE: product,
    IDENTITY_USERS: JSON.stringify([casey]),
    IDENTITY_ACCOUNT_ID: "10000001",
    IDENTITY_KEY_FILE: path.join(keyFolder, "keys.json"),
  }
}

function authorizationUrl() {
  const verifier = randomBytes(32).toString("base64url")
  const nonce = randomBytes(8).toString("hex")
  const query = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: callback,
    response_type: "code",
    scope: "openid email profile roles",
    state: "state",
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  })
  return { url: `${config.issuer}/auth?${query}`, verifier, nonce }
}

async function exchange(returnedTo: string, verifier: string): Promise<{ id_token: string }> {
  const code = new URL(returnedTo).searchParams.get("code") ?? ""
  const basic = Buffer.from(`${config.clientId}:${encodeURIComponent(config.clientSecret)}`).toString(
    "base64",
  )
  const response = await fetch(`${config.issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: callback,
      code_verifier: verifier,
    }),
  })
  const body = (await response.json()) as { id_token: string; error?: string }
  if (body.error) throw new Error(body.error)
  return body
}
