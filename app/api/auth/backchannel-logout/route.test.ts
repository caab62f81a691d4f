import { SignJWT } from "jose"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { getSignedInUser } from "#lib/accounts/sessions/get-signed-in-user.ts"
import { signInUser } from "#lib/accounts/sessions/sign-in-user.ts"
import { startSession } from "#lib/accounts/sessions/start-session.ts"
import { auditActions } from "#lib/audit/testing/audit-entries.ts"
import { accountPerTest, processWorldPerFile } from "#lib/platform/testing/fixtures.ts"
import { issuerPerFile } from "#lib/platform/testing/serve-issuer.ts"
import { POST } from "./route.ts"

const world = processWorldPerFile()
const issuer = issuerPerFile()
const { ctx } = accountPerTest(world)

async function signIn(subject: string, providerSessionId: string | null = null) {
  const claims = { accountId: ctx.accountId, subject }
  await signInUser(ctx, { ...claims, login: subject, name: subject, roles: ["admin"], origin: null })
  return {
    ...claims,
    sessionId: await startSession(ctx, { ...claims, providerSessionId, refreshToken: "r" }),
  }
}

const isLive = (claims: Awaited<ReturnType<typeof signIn>>) =>
  getSignedInUser(ctx, claims).then(
    () => true,
    () => false,
  )

const events = { "http://schemas.openid.net/event/backchannel-logout": {} }

/** A logout token with the provider's own key, and whatever claims a case wants. */
async function logoutToken(claims: object): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const standard = { iss: issuer.url, aud: "proactive-messaging", iat: now, exp: now + 120 }
  return new SignJWT({ ...standard, jti: crypto.randomUUID(), events, ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "issuer-key", typ: "logout+jwt" })
    .sign(issuer.privateKey)
}

const discoveryPath = "/.well-known/openid-configuration"

const send = async (logout_token: string, post = POST) =>
  (
    await post(
      new Request("http://localhost:3000/api/auth/backchannel-logout", {
        method: "POST",
        body: new URLSearchParams({ logout_token }),
      }),
    )
  ).status

test("the provider ends the session that it names, and no other", async () => {
  const [laptop, phone] = [await signIn("ada", "sid-1"), await signIn("ada", "sid-2")]
  const other = await signIn("bo", "sid-3")
  expect(await send(await logoutToken({ sub: "ada", sid: "sid-1" }))).toBe(200)
  expect([await isLive(laptop), await isLive(phone), await isLive(other)]).toEqual([false, true, true])
  const ended = { accountId: ctx.accountId, action: "user.end_sessions" }
  const tokens = { user: { accountId: ctx.accountId }, refreshTokenSealed: { not: null } }
  expect(await world.db.userSession.count({ where: tokens })).toBe(2)
  expect(await auditActions(world.db, ended)).toHaveLength(1)
})

test("without naming a session it ends all of the person's", async () => {
  const [laptop, phone, other] = [await signIn("cy"), await signIn("cy", "sid-4"), await signIn("di")]
  expect(await send(await logoutToken({ sub: "cy" }))).toBe(200)
  expect([await isLive(laptop), await isLive(phone), await isLive(other)]).toEqual([false, false, true])
})

test("a token that is sent again ends no session that began after it", async () => {
  const token = await logoutToken({ sub: "eve", iat: Math.floor(Date.now() / 1000) - 60 })
  const later = await signIn("eve")
  expect(await send(token)).toBe(200)
  expect(await isLive(later)).toBe(true)
})

test.each<[string, object]>([
  ["for another client", { aud: "somebody-else" }],
  ["of another issuer", { iss: "https://elsewhere.example" }],
  ["that has expired", { exp: 1_700_000_000 }],
  ["of an hour ago", { iat: Math.floor(Date.now() / 1000) - 3600 }],
  ["that is an ID token", { nonce: "n" }],
  ["without the event", { events: {} }],
  ["that names nobody", { sub: undefined }],
])("a token %s ends nothing", async (_, claims) => {
  const session = await signIn("fay")
  expect(await send(await logoutToken({ sub: "fay", ...claims }))).toBe(422)
  expect(await isLive(session)).toBe(true)
})

describe("a provider that is down", () => {
  beforeEach(() => {
    vi.resetModules()
    issuer.down.clear()
  })

  test.each(["/jwks", discoveryPath])(
    "a genuine notice is told to come again while %s is down",
    async (path) => {
      const { POST } = await import("./route.ts")
      const session = await signIn("gil")
      const token = await logoutToken({ sub: "gil" })
      issuer.down.add(path)
      expect(await send(token, POST)).toBe(503)
      expect(await isLive(session)).toBe(true)
    },
  )

  test("is asked what it is once in some seconds, however many notices come", async () => {
    const { POST } = await import("./route.ts")
    issuer.down.add(discoveryPath)
    const before = issuer.asked[discoveryPath] ?? 0
    const token = await logoutToken({ sub: "gil" })
    for (let notice = 0; notice < 5; notice += 1) expect(await send(token, POST)).toBe(503)
    expect(issuer.asked[discoveryPath]).toBe(before + 1)
  })
})

test("a form longer than 16 kB is not read", async () =>
  expect(await send("x".repeat(16_001 - "logout_token=".length))).toBe(413))

test.each(["", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJmYXkifQ."])("%j is no token", async (text) =>
  expect(await send(text)).toBe(422),
)
