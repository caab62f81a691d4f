import { type CryptoKey, generateKeyPair, SignJWT } from "jose"
import { expect, test } from "vitest"
import { getSignedInUser, type SessionClaims } from "#lib/accounts/sessions/get-signed-in-user.ts"
import { recheckPerson } from "#lib/accounts/sessions/recheck-person.ts"
import { signInUser } from "#lib/accounts/sessions/sign-in-user.ts"
import { signOutUser } from "#lib/accounts/sessions/sign-out-user.ts"
import { startSession } from "#lib/accounts/sessions/start-session.ts"
import { auditEntries } from "#lib/audit/testing/audit-entries.ts"
import { accountPerTest, worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { issuerPerFile } from "#lib/platform/testing/serve-issuer.ts"
import { askProvider } from "./ask-provider.ts"

const world = worldPerFile()
const issuer = issuerPerFile()
const { ctx } = accountPerTest(world)

async function signIn(refreshToken: string | null = "refresh-1"): Promise<SessionClaims> {
  const claims = { accountId: ctx.accountId, subject: "ada" }
  await signInUser(ctx, { ...claims, login: "ada", name: "Ada", roles: ["admin"], origin: null })
  return {
    ...claims,
    sessionId: await startSession(ctx, { ...claims, providerSessionId: null, refreshToken }),
  }
}

/** What the browser's renewal does, so many minutes after the sign-in. */
function recheck(claims: SessionClaims, minutes = 6): Promise<void> {
  const clock = { now: () => new Date(Date.now() + minutes * 60_000) }
  return recheckPerson({ ...ctx, clock }, claims, (token) => askProvider(claims.subject, token))
}

async function idToken(claims: object, key: CryptoKey = issuer.privateKey): Promise<string> {
  return new SignJWT({
    iss: issuer.url,
    aud: "proactive-messaging",
    sub: "ada",
    account: ctx.accountId,
    ...claims,
  })
    .setProtectedHeader({ alg: "RS256", kid: "issuer-key" })
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(key)
}

const granted = { access_token: "access", token_type: "Bearer" }

function answer(status: number, body: object): void {
  issuer.tokens.answer = { status, body }
  issuer.tokens.requests.length = 0
}

const roleOf = async (claims: SessionClaims) => (await getSignedInUser(ctx, claims)).role

test("a role that changed at the provider counts from the next request on, in all sessions", async () => {
  const [laptop, phone] = [await signIn(), await signIn()]
  answer(200, { ...granted, id_token: await idToken({ roles: ["lpa"] }), refresh_token: "refresh-2" })
  await recheck(laptop)
  expect([await roleOf(laptop), await roleOf(phone)]).toEqual(["lpa", "lpa"])
  expect(issuer.tokens.requests).toEqual([
    {
      authorization: `Basic ${Buffer.from("proactive-messaging:a-client-secret-for-tests").toString("base64")}`,
      form: { grant_type: "refresh_token", refresh_token: "refresh-1" },
    },
  ])
  const changes = { accountId: ctx.accountId, action: "user.change_role" }
  expect(await auditEntries(world.db, changes)).toMatchObject([
    { actorName: "identity provider", detail: { role: "lpa", roleBefore: "admin" } },
  ])
  await recheck(laptop, 12)
  expect(issuer.tokens.requests[1]?.form.refresh_token).toBe("refresh-2")
})

test("the provider is asked once in five minutes, by one of those who come at once", async () => {
  const claims = await signIn()
  answer(200, { ...granted, id_token: await idToken({ roles: ["admin"] }) })
  await recheck(claims, 4)
  expect(issuer.tokens.requests).toHaveLength(0)
  await Promise.all([recheck(claims), recheck(claims), recheck(claims)])
  await recheck(claims, 8)
  expect(issuer.tokens.requests).toHaveLength(1)
})

test("who lost every role, or moved to another account, is out on all devices", async () => {
  for (const lost of [{ roles: [] }, { roles: ["admin"], account: "99999999" }]) {
    const [laptop, phone] = [await signIn(), await signIn()]
    answer(200, { ...granted, id_token: await idToken(lost) })
    await recheck(laptop)
    for (const claims of [laptop, phone])
      await expect(getSignedInUser(ctx, claims)).rejects.toMatchObject({ code: "unauthenticated" })
  }
})

test("a session that the provider ended ends, and no other", async () => {
  const [laptop, phone] = [await signIn(), await signIn()]
  answer(400, { error: "invalid_grant" })
  await recheck(laptop)
  await expect(getSignedInUser(ctx, laptop)).rejects.toMatchObject({ code: "unauthenticated" })
  expect(await roleOf(phone)).toBe("admin")
})

test.each<[string, number, () => Promise<object>]>([
  ["is out of order", 503, async () => ({})],
  ["answers something else", 200, async () => ["no", "tokens"]],
  ["does not know our secret", 400, async () => ({ error: "invalid_client" })],
  ["gives no ID token", 200, async () => granted],
  [
    "answers for somebody else",
    200,
    async () => ({ ...granted, id_token: await idToken({ sub: "eve", roles: ["lpa"] }) }),
  ],
  [
    "answers with a token for another client",
    200,
    async () => ({ ...granted, id_token: await idToken({ aud: "x", roles: [] }) }),
  ],
  [
    "answers with a token that another key signed",
    200,
    async () => {
      const { privateKey } = await generateKeyPair("RS256")
      return { ...granted, id_token: await idToken({ roles: [] }, privateKey) }
    },
  ],
])("a provider that %s changes nothing", async (_, status, body) => {
  const claims = await signIn()
  answer(status, await body())
  await recheck(claims)
  expect(await roleOf(claims)).toBe("admin")
})

test("a provider that stops in the middle of its answer keeps a person waiting for three seconds", async () => {
  const claims = await signIn()
  issuer.stalled.add("/token")
  const askedAt = performance.now()
  await recheck(claims)
  expect(performance.now() - askedAt).toBeLessThan(4_000)
  issuer.stalled.clear()
  expect(await roleOf(claims)).toBe("admin")
})

test("without a refresh token nobody is asked", async () => {
  const claims = await signIn(null)
  answer(400, { error: "invalid_grant" })
  await recheck(claims)
  expect(issuer.tokens.requests).toHaveLength(0)
  expect(await roleOf(claims)).toBe("admin")
})

test("a refresh token that no key opens any more asks nobody, and the session goes on", async () => {
  const claims = await signIn()
  await world.db.userSession.update({
    where: { id: claims.sessionId },
    data: { refreshTokenSealed: "gone.aaaa.aaaa.aaaa" },
  })
  answer(400, { error: "invalid_grant" })
  await recheck(claims)
  expect(issuer.tokens.requests).toHaveLength(0)
  expect(await roleOf(claims)).toBe("admin")
})

test("a session that ended while the provider was asked keeps no token, and one that is gone harms nobody", async () => {
  const [ended, gone] = [await signIn(), await signIn()]
  const later = { ...ctx, clock: { now: () => new Date(Date.now() + 360_000) } }
  const person = { accountId: ctx.accountId, roles: ["admin"] }
  const where = ({ sessionId }: SessionClaims) => ({ id: sessionId })
  await recheckPerson(later, ended, async () => {
    await signOutUser(ctx, { ...ended, everywhere: false, origin: null })
    return { person, refreshToken: "refresh-2" }
  })
  const kept = await world.db.userSession.findUniqueOrThrow({ where: where(ended) })
  expect(kept).toMatchObject({ endedAt: expect.any(Date), refreshTokenSealed: null })
  await recheckPerson(later, gone, async () => {
    await world.db.userSession.delete({ where: where(gone) })
    return { person, refreshToken: "refresh-2" }
  })
  await expect(getSignedInUser(ctx, gone)).rejects.toMatchObject({ code: "unauthenticated" })
})

test("the refresh token is sealed where it is stored", async () => {
  const { sessionId } = await signIn("a-token-of-the-provider")
  const stored = await world.db.userSession.findUniqueOrThrow({ where: { id: sessionId } })
  expect(stored.refreshTokenSealed).toMatch(/^test\./)
  expect(JSON.stringify(stored)).not.toContain("a-token-of-the-provider")
})
