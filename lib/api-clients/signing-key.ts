import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose"
import { seal, unseal } from "#lib/platform/crypto.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { Database } from "#lib/platform/db.ts"
import type { SigningKey } from "#prisma/generated/client.ts"

const dayMs = 24 * 60 * 60 * 1000
const keyAgeMs = 90 * dayMs

export const signingAlgorithm = "RS256"

/** The key that signs new tokens: the newest, made when there is none or the newest is older than 90 days. */
export async function signingKey(system: SystemCtx): Promise<{ kid: string; key: CryptoKey }> {
  const newest = (await newestKey(system)) ?? (await createKey(system))
  const jwk = JSON.parse(unseal(newest.privateJwkSealed)) as JWK
  return { kid: newest.kid, key: (await importJWK(jwk, signingAlgorithm)) as CryptoKey }
}

const newestKey = (system: SystemCtx): Promise<SigningKey | null> =>
  system.db.signingKey.findFirst({
    where: { createdAt: { gt: new Date(system.clock.now().getTime() - keyAgeMs) } },
    orderBy: [{ createdAt: "desc" }, { kid: "asc" }],
  })

/** Nodes that come here at once make the same `kid`: one insert wins, and all of them read its key. */
async function createKey(system: SystemCtx): Promise<SigningKey> {
  const createdAt = system.clock.now()
  const kid = `appjwt-${createdAt.toISOString().slice(0, 10)}`
  const pair = await generateKeyPair(signingAlgorithm, { extractable: true })
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: signingAlgorithm, use: "sig" }
  const privateJwkSealed = seal(JSON.stringify(await exportJWK(pair.privateKey)))
  const data = { kid, publicJwk, privateJwkSealed, createdAt }
  await system.db.signingKey.createMany({ data, skipDuplicates: true })
  return system.db.signingKey.findUniqueOrThrow({ where: { kid } })
}

const publicKeys = new WeakMap<Database, Map<string, CryptoKey>>()

const kidForm = /^appjwt-\d{4}-\d{2}-\d{2}$/

/** The public key that a token names, or null. A published key never changes, so each process reads it once. */
export async function publicKey(system: SystemCtx, kid: unknown): Promise<CryptoKey | null> {
  if (typeof kid !== "string" || !kidForm.test(kid)) return null
  const known = publicKeys.get(system.db) ?? new Map<string, CryptoKey>()
  publicKeys.set(system.db, known)
  const cached = known.get(kid)
  if (cached) return cached
  const stored = await system.db.signingKey.findUnique({ where: { kid } })
  if (!stored) return null
  const key = (await importJWK(stored.publicJwk as JWK, signingAlgorithm)) as CryptoKey
  known.set(kid, key)
  return key
}
