import type { SystemCtx } from "#lib/platform/ctx.ts"
import { stillVerifies } from "./find-public-key.ts"
import { getSigningKey } from "./signing-key.ts"

/**
 * The public keys of access tokens as a JSON Web Key Set (RFC 7517), newest first (wire contract 1.2): the one that signs
 * and those whose tokens still live.
 */
export async function getJwks(system: SystemCtx): Promise<{ keys: unknown[] }> {
  await getSigningKey(system)
  const stored = await system.db.signingKey.findMany({
    where: stillVerifies(system.clock.now()),
    orderBy: { createdAt: "desc" },
    select: { publicJwk: true },
  })
  return { keys: stored.map(({ publicJwk }) => publicJwk) }
}
