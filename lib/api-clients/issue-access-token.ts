import { SignJWT } from "jose"
import type { SystemCtx } from "#lib/platform/ctx.ts"
import type { ApiClient } from "#prisma/generated/client.ts"
import { type ApiCredentials, authenticateApiClient } from "./authenticate-api-client.ts"
import { getSigningKey, signingAlgorithm, tokenLifetimeSeconds } from "./signing-key.ts"

export const tokenIssuer = "Sentinel"
const scope = "msg.consumer"

/**
 * Exchanges a client's credentials for an access token: an RS256 JWT with the claims of wire contract 1.3 that lives
 * one hour, or until its client ends. Throws InvalidClientError.
 */
export async function issueAccessToken(system: SystemCtx, credentials: ApiCredentials): Promise<string> {
  const client = await authenticateApiClient(system, credentials)
  const now = system.clock.now()
  await system.db.apiClient.update({ where: { id: client.id }, data: { lastUsedAt: now } })
  const { kid, key } = await getSigningKey(system)
  const issuedAt = Math.floor(now.getTime() / 1000)
  return new SignJWT({ azp: client.id, scope })
    .setProtectedHeader({ kid, typ: "JWT", alg: signingAlgorithm })
    .setIssuer(tokenIssuer)
    .setAudience(client.accountId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(Math.min(issuedAt + tokenLifetimeSeconds, endSeconds(client)))
    .sign(key)
}

/** In the last second of a client the token has ended when it comes: a second too late would be access after the end. */
const endSeconds = ({ expiresAt }: ApiClient) =>
  expiresAt ? Math.floor(expiresAt.getTime() / 1000) : Number.POSITIVE_INFINITY
