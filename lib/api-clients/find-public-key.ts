import { type CryptoKey, importJWK, type JWK } from "jose"
import { perDatabase } from "#lib/platform/batcher.ts"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { createShortMemory } from "#lib/platform/short-memory.ts"
import type { Prisma, SigningKey } from "#prisma/generated/client.ts"
import { signingAlgorithm, tokenLifetimeSeconds } from "./signing-key.ts"

/** So long may a process go on with a key that was revoked or deleted meanwhile. */
const cacheMs = 60_000
/** What the clocks of nodes may differ by, and a request that signs may take. */
const toleranceMs = 60_000

const mostKeys = 1_000
const cacheOf = perDatabase(() => createShortMemory<CryptoKey>(mostKeys))

const kidForm = /^appjwt-[\w-]{10,64}$/

/**
 * The public key that a token names, or null when nothing is verified with it: unknown, revoked, or retired for longer than
 * a token lives. Each process reads it once a minute, so that one which is deleted or ended stops without a restart.
 */
export async function findPublicKey(system: SystemCtx, kid: unknown): Promise<CryptoKey | null> {
  if (typeof kid !== "string" || !kidForm.test(kid)) return null
  const nowMs = system.clock.now().getTime()
  const kept = cacheOf(system.db).get(kid, nowMs)
  if (kept) return kept
  const stored = await system.db.signingKey.findFirst({ where: { kid, ...stillVerifies(new Date(nowMs)) } })
  if (!stored) return null
  const key = (await importJWK(stored.publicJwk as JWK, signingAlgorithm)) as CryptoKey
  const untilMs = Math.min(nowMs + cacheMs, verifiesUntil(stored)?.getTime() ?? Infinity)
  cacheOf(system.db).set(kid, key, { nowMs, untilMs })
  return key
}

const afterRetiringMs = tokenLifetimeSeconds * 1000 + toleranceMs

/** When a retired key ends: its last token is over then. Null while it signs. */
export const verifiesUntil = ({ retiredAt }: Pick<SigningKey, "retiredAt">): Date | null =>
  retiredAt && new Date(retiredAt.getTime() + afterRetiringMs)

/** The keys that verify at that moment. */
export const stillVerifies = (now: Date): Prisma.SigningKeyWhereInput => ({
  revokedAt: null,
  OR: [{ retiredAt: null }, { retiredAt: { gt: new Date(now.getTime() - afterRetiringMs) } }],
})
