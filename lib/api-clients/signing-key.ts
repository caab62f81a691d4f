import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose"
import { nanoid } from "nanoid"
import { seal, unseal } from "#lib/platform/crypto.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { SigningKey } from "#prisma/generated/client.ts"

const dayMs = 24 * 60 * 60 * 1000
const keyAgeMs = 90 * dayMs
const randomCharacters = 12

export const signingAlgorithm = "RS256"
/** Of an access token (wire contract 1.3). */
export const tokenLifetimeSeconds = 3600

/** What the verbs of keys need: a request's context has it, and so has a command. */
export type KeyCtx = Pick<SystemCtx, "db" | "clock" | "log">

/** The key that signs new tokens; a new one takes over when there is none or it is older than 90 days. */
export async function getSigningKey(system: KeyCtx): Promise<{ kid: string; key: CryptoKey }> {
  const current = await currentKey(system)
  const { kid, privateJwkSealed } = isYoung(current, system) ? current : await replaceKey(system, current)
  if (!privateJwkSealed) throw new Error(`The signing key ${kid} has lost its private part: rotate it`)
  const jwk = JSON.parse(unseal(privateJwkSealed)) as JWK
  return { kid, key: (await importJWK(jwk, signingAlgorithm)) as CryptoKey }
}

const isYoung = (key: SigningKey | null, { clock }: KeyCtx): key is SigningKey =>
  key !== null && key.createdAt.getTime() > clock.now().getTime() - keyAgeMs

export const currentKey = (system: KeyCtx): Promise<SigningKey | null> =>
  system.db.signingKey.findFirst({ where: { retiredAt: null, revokedAt: null } })

/**
 * Retires this key, whose private part is then gone, and answers the one that signs from now on. Whoever comes here at
 * the same time, on any node, gets the same: the table lets one key be current.
 */
export async function replaceKey(system: KeyCtx, old: SigningKey | null): Promise<SigningKey> {
  const data = await newKey(system.clock.now())
  await system.db.$transaction(async (tx) => {
    if (old)
      await tx.signingKey.updateMany({
        where: { kid: old.kid, retiredAt: null },
        data: { retiredAt: data.createdAt, privateJwkSealed: null },
      })
    await tx.signingKey.createMany({ data, skipDuplicates: true })
  })
  return (await currentKey(system)) ?? replaceKey(system, null)
}

/** Its id begins as the wire contract's do (1.1) and tells nobody more than its day. */
async function newKey(createdAt: Date) {
  const kid = `appjwt-${createdAt.toISOString().slice(0, 10)}-${nanoid(randomCharacters)}`
  const pair = await generateKeyPair(signingAlgorithm, { extractable: true })
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid, alg: signingAlgorithm, use: "sig" }
  const privateJwkSealed = seal(JSON.stringify(await exportJWK(pair.privateKey)))
  return { kid, publicJwk, privateJwkSealed, createdAt }
}
