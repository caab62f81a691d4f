import { NotFoundError } from "#lib/platform/errors.ts"
import type { KeyCtx } from "./signing-key.ts"

/**
 * Ends a key that somebody else may have: its tokens are refused within a minute by every process. A client that gets 401
 * asks for a new token, which another key signs. Repeating it changes nothing. Throws NotFoundError.
 */
export async function revokeSigningKey(system: KeyCtx, kid: string): Promise<void> {
  const now = system.clock.now()
  const { count } = await system.db.signingKey.updateMany({
    where: { kid, revokedAt: null },
    data: { revokedAt: now, privateJwkSealed: null },
  })
  if (count === 1) return system.log.info({ kid }, "a signing key was revoked")
  if ((await system.db.signingKey.count({ where: { kid } })) === 0)
    throw new NotFoundError("This signing key")
}
