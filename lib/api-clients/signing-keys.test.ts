import { decodeProtectedHeader, SignJWT } from "jose"
import { beforeEach, expect, test } from "vitest"
import type { Ctx } from "#lib/platform/ctx.ts"
import { NotFoundError } from "#lib/platform/errors.ts"
import { filledBy } from "#lib/platform/testing/filled-by.ts"
import { worldPerFile } from "#lib/platform/testing/fixtures.ts"
import { createTestAccount, testCtx, testUser } from "#lib/platform/testing/test-ctx.ts"
import { createApiClient } from "./create-api-client.ts"
import { getJwks } from "./get-jwks.ts"
import { issueAccessToken } from "./issue-access-token.ts"
import { listSigningKeys } from "./list-signing-keys.ts"
import { revokeSigningKey } from "./revoke-signing-key.ts"
import { rotateSigningKey } from "./rotate-signing-key.ts"
import { getSigningKey } from "./signing-key.ts"
import { verifyAccessToken } from "./verify-access-token.ts"

const world = worldPerFile()
const startedAtMs = Date.now()
const ctx = filledBy(beforeEach, async () => {
  await world.db.signingKey.deleteMany()
  const { accountId } = await createTestAccount(world.db)
  return testCtx(world.db, accountId, { actor: testUser("admin"), ...clockAt(0) })
})

const clockAt = (seconds: number) => ({ clock: { now: () => new Date(startedAtMs + seconds * 1000) } })
const at = (seconds: number): Ctx => ({ ...ctx, ...clockAt(seconds) })
const minute = 60
const day = 24 * 60 * minute

async function newToken(now: Ctx = ctx): Promise<string> {
  const { client, secret } = await createApiClient(now, { name: "backend" })
  return issueAccessToken(now, { accountId: ctx.accountId, clientId: client.id, clientSecret: secret })
}
const verify = (token: string, seconds: number) => verifyAccessToken(at(seconds), ctx.accountId, token)
const kidOf = (token: string) => decodeProtectedHeader(token).kid ?? ""
const publishedKids = async (seconds: number) =>
  (await getJwks(at(seconds))).keys.map((key) => (key as { kid: string }).kid)

test("a key that is deleted stops working within a minute, in a process that knew it", async () => {
  const token = await newToken()
  await expect(verify(token, 0)).resolves.toBeTruthy()
  await world.db.signingKey.deleteMany()
  await expect(verify(token, minute + 1)).rejects.toThrow("unknown key")
})

test("a revoked key stops working within a minute, and the next token has another", async () => {
  const token = await newToken()
  await expect(verify(token, 0)).resolves.toBeTruthy()
  await revokeSigningKey(at(1), kidOf(token))
  await expect(verify(token, minute + 1)).rejects.toThrow("unknown key")
  const next = await newToken(at(2))
  expect(kidOf(next)).not.toBe(kidOf(token))
  await expect(verify(next, 2)).resolves.toBeTruthy()
  expect(await publishedKids(3)).toEqual([kidOf(next)])
})

test("after a rotation the new key signs, and the old one's tokens work until they end", async () => {
  const token = await newToken()
  const kid = await rotateSigningKey(at(minute))
  const next = await newToken(at(minute))
  expect(kidOf(next)).toBe(kid)
  expect(await publishedKids(2 * minute)).toEqual([kid, kidOf(token)])
  await expect(verify(token, 59 * minute)).resolves.toBeTruthy()
  await expect(verify(token, 61 * minute)).rejects.toThrow("jwt expired")
  await expect(verify(next, 60 * minute)).resolves.toBeTruthy()
  expect(await publishedKids(63 * minute)).toEqual([kid])
})

test("a retired key verifies nothing that was signed after it, however long that says to live", async () => {
  const { kid, key } = await getSigningKey(ctx)
  const { client } = await createApiClient(ctx, { name: "backend" })
  await rotateSigningKey(ctx)
  const forged = await new SignJWT({ azp: client.id, aud: ctx.accountId, iss: "Sentinel" })
    .setProtectedHeader({ alg: "RS256", kid })
    .setExpirationTime(startedAtMs / 1000 + day)
    .sign(key)
  await expect(verify(forged, 2)).resolves.toBeTruthy()
  await expect(verify(forged, 62 * minute)).rejects.toThrow("unknown key")
})

test("the private part of a key goes when it signs no more", async () => {
  const { kid: retired } = await getSigningKey(ctx)
  const revoked = await rotateSigningKey(ctx)
  await revokeSigningKey(ctx, revoked)
  const rows = await world.db.signingKey.findMany({ where: { kid: { in: [retired, revoked] } } })
  expect(rows.map(({ privateJwkSealed }) => privateJwkSealed)).toEqual([null, null])
})

test("after 90 days another key signs, by itself", async () => {
  const { kid } = await getSigningKey(ctx)
  expect((await getSigningKey(at(89 * day))).kid).toBe(kid)
  const next = await getSigningKey(at(91 * day))
  expect(next.kid).not.toBe(kid)
  expect(await listSigningKeys(at(91 * day))).toMatchObject([
    { kid: next.kid, state: "signs", until: null },
    { kid, state: "verifies" },
  ])
  expect(await listSigningKeys(at(92 * day))).toMatchObject([
    { state: "signs" },
    { state: "ended", until: null },
  ])
})

test("nodes that make the first key, or the next, at the same time sign with one key", async () => {
  for (const seconds of [0, 91 * day]) {
    const keys = await Promise.all(Array.from({ length: 8 }, () => getSigningKey(at(seconds))))
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(1)
  }
  expect(await world.db.signingKey.count()).toBe(2)
})

test("rotations at the same time rotate, and leave one key that signs", async () => {
  await getSigningKey(ctx)
  const kids = await Promise.all(Array.from({ length: 4 }, () => rotateSigningKey(at(1))))
  const { kid } = await getSigningKey(at(2))
  expect(kids).toContain(kid)
  const states = await listSigningKeys(at(2))
  expect(states.filter(({ state }) => state === "signs")).toMatchObject([{ kid }])
})

test("an id tells no two keys of a day apart by guessing", async () => {
  const kids = [await rotateSigningKey(ctx), await rotateSigningKey(ctx), await rotateSigningKey(ctx)]
  expect(new Set(kids).size).toBe(3)
  for (const kid of kids) expect(kid).toMatch(/^appjwt-\d{4}-\d{2}-\d{2}-[\w-]{12}$/)
})

test("revoking twice changes nothing; a key that never was is said to be missing", async () => {
  const { kid } = await getSigningKey(ctx)
  await revokeSigningKey(ctx, kid)
  const [once] = await world.db.signingKey.findMany()
  await revokeSigningKey(at(5), kid)
  expect(await world.db.signingKey.findMany()).toEqual([once])
  await expect(revokeSigningKey(ctx, "appjwt-2026-01-01")).rejects.toBeInstanceOf(NotFoundError)
})
