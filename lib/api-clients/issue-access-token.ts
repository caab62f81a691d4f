import { SignJWT } from "jose"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import { type ApiCredentials, authenticateApiClient } from "./authenticate-api-client.ts"
import { signingAlgorithm, signingKey, tokenLifetimeSeconds } from "./signing-key.ts"

export const tokenIssuer = "Sentinel"
const scope = "msg.consumer"

/**
 * Exchanges a client's credentials for an access token: an RS256 JWT with the claims of wire contract 1.3 that lives
 * one hour. Throws InvalidClientError.
 */
export async function issueAccessToken(system: SystemCtx, credentials: ApiCredentials): Promise<string> {
  const client = await authenticateApiClient(system, credentials)
  const now = system.clock.now()
  await system.db.apiClient.update({ where: { id: client.id }, data: { lastUsedAt: now } })
  const { kid, key } = await signingKey(system)
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({ azp: client.id, scope })
    .setProtectedHeader({ kid, typ: "JWT", alg: signingAlgorithm })
    .setIssuer(tokenIssuer)
    .setAudience(client.accountId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + tokenLifetimeSeconds)
    .sign(key)
}
