import { callerAddress } from "#app/_server/http/origin.ts"
import { system } from "#app/_server/system.ts"
import { AccessTokenError } from "#lib/api-clients/access-token-error.ts"
import { type RequestAllowance, takeRequest } from "#lib/api-clients/take-request.ts"
import { verifyAccessToken } from "#lib/api-clients/verify-access-token.ts"
import type { Ctx } from "#lib/platform/ctx.ts"
import { RateLimitedError } from "#lib/platform/errors.ts"

/**
 * Who calls the compatible API, and what is left of the account's requests in this second, which `headers` tells.
 * Throws AccessTokenError and RateLimitedError; a request without a valid token never counts.
 */
export async function wireCaller(request: Request, accountId: string, headers: Headers): Promise<Ctx> {
  const world = system()
  const { actor, account } = await verifyAccessToken(world, accountId, accessTokenOf(request.headers))
  const allowance = await takeRequest(world, account)
  tellAllowance(headers, allowance)
  if (allowance.allowed) return { ...world, accountId, actor, origin: callerAddress(request.headers) }
  const perSecond = `more than ${allowance.limit} requests in one second`
  throw new RateLimitedError(`Too many requests: ${perSecond}`, allowance.resetMs)
}

/** `Bearer <token>`, or the token alone: some clients leave the word out (wire contract 1.5). */
function accessTokenOf(headers: Headers): string {
  const token = headers
    .get("authorization")
    ?.replace(/^Bearer\s+/i, "")
    .trim()
  if (!token) throw new AccessTokenError("jwt must be provided in the Authorization header")
  return token
}

function tellAllowance(headers: Headers, { limit, remaining, resetMs }: RequestAllowance): void {
  headers.set("ratelimit-limit", String(limit))
  headers.set("ratelimit-remaining", String(remaining))
  headers.set("ratelimit-reset", String(Math.ceil(resetMs / 1000)))
}
