import { createPublicKey } from "node:crypto"
import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JWK,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from "jose"
import { beforeAll, expect, test } from "vitest"
import type { Ctx } from "#lib/platform/ctx.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, strangerCtx, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { createApiClient } from "./create-api-client.ts"
import { getJwks } from "./get-jwks.ts"
import { issueAccessToken } from "./issue-access-token.ts"
import { revokeApiClient } from "./revoke-api-client.ts"
import { getSigningKey } from "./signing-key.ts"
import { verifyAccessToken } from "./verify-access-token.ts"

const admin = { actor: testUser("admin") }
const world = worldPerFile()
const brand = filledBy(beforeAll, () => createTestAccount(world.db, "55512345"))
const ctx = filledBy(beforeAll, async () => testCtx(world.db, brand.accountId, admin))
const credentials = filledBy(beforeAll, () => newCredentials(ctx))

async function newCredentials(owner: Ctx) {
  const { client, secret } = await createApiClient(owner, { name: "backend" })
  return { accountId: owner.accountId, clientId: client.id, clientSecret: secret }
}

test("the token carries the claims of wire contract 1.3 and the published key verifies it", async () => {
  const token = await issueAccessToken(ctx, credentials)
  const claims = decodeJwt(token)
  expect(claims).toMatchObject({ aud: "55512345", azp: credentials.clientId, iss: "Sentinel" })
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600)
  expect(decodeProtectedHeader(token)).toEqual({
    alg: "RS256",
    typ: "JWT",
    kid: expect.stringMatching(/^appjwt-\d{4}-\d{2}-\d{2}-[\w-]{12}$/),
  })
  const jwks = (await getJwks(ctx)) as { keys: JWK[] }
  expect(jwks.keys.every((key) => !("d" in key))).toBe(true)
  await expect(jwtVerify(token, createLocalJWKSet(jwks))).resolves.toBeTruthy()
  const caller = await verifyAccessToken(ctx, "55512345", token)
  expect(caller.actor).toMatchObject({ kind: "apiClient", id: credentials.clientId, name: "backend" })
})

test("an hour later the token is expired, in the words of the contract", async () => {
  const token = await issueAccessToken(ctx, credentials)
  const at = (minutes: number) => ({ ...ctx, clock: { now: () => new Date(Date.now() + minutes * 60_000) } })
  await expect(verifyAccessToken(at(59), "55512345", token)).resolves.toBeTruthy()
  await expect(verifyAccessToken(at(61), "55512345", token)).rejects.toThrow(/^jwt expired$/)
})

test("the audience may carry the prefix le, and no other account's", async () => {
  const signed = await signLike({ aud: "le55512345" })
  await expect(verifyAccessToken(ctx, "55512345", signed)).resolves.toBeTruthy()
  await expect(verifyAccessToken(ctx, "99912345", signed)).rejects.toThrow('claim "aud"')
  const foreign = await strangerCtx(world.db, admin)
  const theirs = await issueAccessToken(foreign, await newCredentials(foreign))
  await expect(verifyAccessToken(ctx, "55512345", theirs)).rejects.toThrow('claim "aud"')
  const ourClientTheirAudience = await signLike({ aud: foreign.accountId })
  await expect(verifyAccessToken(ctx, foreign.accountId, ourClientTheirAudience)).rejects.toThrow("unknown")
})

test("a revoked client's token is refused at once", async () => {
  const leaked = await newCredentials(ctx)
  const token = await issueAccessToken(ctx, leaked)
  await expect(verifyAccessToken(ctx, "55512345", token)).resolves.toBeTruthy()
  await revokeApiClient(ctx, { clientId: leaked.clientId })
  await expect(verifyAccessToken(ctx, "55512345", token)).rejects.toThrow("revoked")
})

test("a token ends with its client at the latest, and at once when the client's end comes nearer", async () => {
  const end = new Date(Date.now() + 600_000)
  const { client, secret } = await createApiClient(ctx, { name: "short", expiresAt: end.toISOString() })
  const own = { accountId: ctx.accountId, clientId: client.id, clientSecret: secret }
  const token = await issueAccessToken(ctx, own)
  expect(decodeJwt(token).exp).toBe(Math.floor(end.getTime() / 1000))
  await expect(verifyAccessToken(ctx, "55512345", token)).resolves.toBeTruthy()
  await world.db.apiClient.update({ where: { id: client.id }, data: { expiresAt: new Date() } })
  await expect(verifyAccessToken(ctx, "55512345", token)).rejects.toThrow(/^jwt expired$/)
})

test("a token signed with algorithm none is refused", async () => {
  const claims = decodeJwt(await issueAccessToken(ctx, credentials))
  const unsigned = new UnsecuredJWT(claims).encode()
  await expect(verifyAccessToken(ctx, "55512345", unsigned)).rejects.toThrow("invalid algorithm")
})

test("a token signed by HS256 with our public key is refused", async () => {
  const { kid } = await getSigningKey(ctx)
  const [jwk] = (await getJwks(ctx)).keys as JWK[]
  const pem = createPublicKey({ key: jwk as never, format: "jwk" }).export({ type: "spki", format: "pem" })
  const forged = await new SignJWT({ azp: credentials.clientId })
    .setProtectedHeader({ alg: "HS256", kid })
    .setIssuer("Sentinel")
    .setAudience("55512345")
    .setExpirationTime("1h")
    .sign(Buffer.from(pem))
  await expect(verifyAccessToken(ctx, "55512345", forged)).rejects.toThrow("invalid algorithm")
})

test.each([
  ["with a kid that nobody published", { kid: "appjwt-2020-01-01-AAAAAAAAAAAA" }, {}, "unknown key"],
  ["with a kid that no table can hold", { kid: "\0" }, {}, "unknown key"],
  ["with a kid that is no text", { kid: { $ne: 1 } }, {}, "unknown key"],
  ["without a kid", { kid: undefined }, {}, "unknown key"],
  ["of another issuer", {}, { iss: "Mallory" }, 'claim "iss"'],
  ["without expiry", {}, { exp: undefined }, 'claim "exp"'],
  ["without a client", {}, { azp: undefined }, 'claim "azp"'],
  ["of a client that is no id", {}, { azp: "'; drop table" }, "unknown"],
  ["not valid yet", {}, { nbf: 4_000_000_000 }, 'claim "nbf"'],
])("a token %s is refused", async (_, header, claims, message) =>
  expect(verifyAccessToken(ctx, "55512345", await signLike(claims, header))).rejects.toThrow(message),
)

test.each(["", "x", "a.b.c", "Bearer", "a..b", "😀.😀.😀"])("%j is no token", (token) =>
  expect(verifyAccessToken(ctx, "55512345", token)).rejects.toThrow("jwt malformed"),
)

test("a changed claim breaks the signature", async () => {
  const [head, , signature] = (await issueAccessToken(ctx, credentials)).split(".")
  const payload = Buffer.from(JSON.stringify({ aud: "55512345", iss: "Sentinel" })).toString("base64url")
  await expect(verifyAccessToken(ctx, "55512345", `${head}.${payload}.${signature}`)).rejects.toThrow(
    "invalid signature",
  )
})

/** A token with our real key, and whatever claims and header a case wants. */
async function signLike(claims: object, header: object = {}): Promise<string> {
  const { kid, key } = await getSigningKey(ctx)
  const now = Math.floor(Date.now() / 1000)
  const standard = { aud: "55512345", iss: "Sentinel", azp: credentials.clientId, iat: now, exp: now + 3600 }
  return new SignJWT({ ...standard, ...claims })
    .setProtectedHeader({ alg: "RS256", kid, ...header })
    .sign(key)
}
