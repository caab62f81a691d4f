import { errors, type JWTPayload } from "jose"
import { z } from "zod"
import { InvalidInputError, UnavailableError } from "#lib/platform/errors.ts"
import { clockToleranceSeconds, verifyProviderToken } from "./verify-provider-token.ts"

const event = "http://schemas.openid.net/event/backchannel-logout"

const claims = z
  .object({
    iat: z.number(),
    sub: z.string().optional(),
    sid: z.string().optional(),
    nonce: z.never().optional(),
    events: z.object({ [event]: z.looseObject({}) }),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

export type LogoutNotice = { subject: string | null; providerSessionId: string | null; beganBefore: Date }

/**
 * What the identity provider says in a logout token, checked as OpenID Connect Back-Channel Logout 1.0, section 2.6, asks.
 * Throws InvalidInputError for a token that is not from it, not for us, or no logout token; UnavailableError while the
 * provider's keys cannot be read, so that it sends a genuine one again.
 */
export async function readLogoutToken(token: string): Promise<LogoutNotice> {
  const parsed = claims.safeParse(await verify(token))
  if (!parsed.success) throw new InvalidInputError("This is no logout token")
  const { sub = null, sid = null, iat } = parsed.data
  const beganBefore = new Date((iat + clockToleranceSeconds) * 1000)
  return { subject: sub, providerSessionId: sid, beganBefore }
}

/** Whatever else goes wrong says nothing about the token. */
const faultsOfToken = [
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWSSignatureVerificationFailed,
]

async function verify(token: string): Promise<JWTPayload> {
  try {
    return await verifyProviderToken(token, {
      maxTokenAge: "5 minutes",
      requiredClaims: ["iat", "exp", "jti"],
    })
  } catch (error) {
    if (faultsOfToken.some((kind) => error instanceof kind))
      throw new InvalidInputError("The logout token is not one of this identity provider")
    throw new UnavailableError("The identity provider's keys cannot be read now: send the notice again", {
      cause: error,
    })
  }
}
