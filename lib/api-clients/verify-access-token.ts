import { errors, type JWTPayload, jwtVerify } from "jose"
import { z } from "zod"
import type { Ctx, SystemCtx } from "#lib/platform/ctx.ts"
import { AccessTokenError } from "./access-token-error.ts"
import { hasEnded } from "./authenticate-api-client.ts"
import { findPublicKey } from "./find-public-key.ts"
import { tokenIssuer } from "./issue-access-token.ts"
import { signingAlgorithm } from "./signing-key.ts"

export type ApiCaller = {
  actor: Extract<Ctx["actor"], { kind: "apiClient" }>
  account: { id: string; apiRequestsPerSecond: number; maxRecipientsPerRequest: number }
}

/**
 * The API client and account behind an access token; `accountId` is the one in the request's path. The audience may
 * carry the prefix `le` (wire contract 1.3). Throws AccessTokenError: "jwt expired" and its kind.
 */
export async function verifyAccessToken(
  system: SystemCtx,
  accountId: string,
  token: string,
): Promise<ApiCaller> {
  const { azp } = await verifyClaims(system, accountId, token)
  const client = z.uuid().safeParse(azp).data
  const stored = client && (await findClient(system, accountId, client))
  if (!stored) throw new AccessTokenError("the API client of this jwt is revoked or unknown")
  if (hasEnded(system, stored)) throw new AccessTokenError("jwt expired")
  return { actor: { kind: "apiClient", id: stored.id, name: stored.name }, account: stored.account }
}

/** Read at every request, so that revoking and a nearer end take effect at once. */
const findClient = (system: SystemCtx, accountId: string, id: string) =>
  system.db.apiClient.findFirst({
    where: { id, accountId, revokedAt: null },
    select: {
      id: true,
      name: true,
      expiresAt: true,
      account: { select: { id: true, apiRequestsPerSecond: true, maxRecipientsPerRequest: true } },
    },
  })

async function verifyClaims(system: SystemCtx, accountId: string, token: string): Promise<JWTPayload> {
  const options = {
    algorithms: [signingAlgorithm],
    issuer: tokenIssuer,
    audience: [accountId, `le${accountId}`],
    requiredClaims: ["exp", "azp"],
    currentDate: system.clock.now(),
  }
  const keyOf = async (header: { kid?: unknown }) => {
    const key = await findPublicKey(system, header.kid)
    if (!key) throw new AccessTokenError("jwt signed with an unknown key")
    return key
  }
  return jwtVerify(token, keyOf, options).then(({ payload }) => payload, refuse)
}

function refuse(error: unknown): never {
  if (!(error instanceof errors.JOSEError)) throw error
  throw new AccessTokenError(reasonOf(error))
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return "jwt expired"
  if (error instanceof errors.JWTClaimValidationFailed) return `jwt claim "${error.claim}" is not accepted`
  if (error instanceof errors.JWSSignatureVerificationFailed) return "invalid signature"
  if (error instanceof errors.JOSEAlgNotAllowed) return "invalid algorithm"
  return "jwt malformed"
}
