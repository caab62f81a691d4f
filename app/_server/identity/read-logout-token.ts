import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose"
import { z } from "zod"
import { env } from "#lib/platform/env.ts"
import { InvalidInputError, UnavailableError } from "#lib/platform/errors.ts"
import { discover } from "./discovery.ts"

/** How far the provider's clock and ours may be apart. */
const clockToleranceSeconds = 30
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
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
    return await verifySignature(token)
  } catch (error) {
    if (faultsOfToken.some((kind) => error instanceof kind))
      throw new InvalidInputError("The logout token is not one of this identity provider")
    throw new UnavailableError("The identity provider's keys cannot be read now: send the notice again", {
      cause: error,
    })
  }
}

async function verifySignature(token: string): Promise<JWTPayload> {
  const settings = env()
  const { issuer, jwks_uri } = (await discover(settings)).serverMetadata()
  if (!jwks_uri) throw new Error("The identity provider's discovery document names no keys")
  const { payload } = await jwtVerify(token, providerKeys(jwks_uri), {
    ...{ issuer, audience: settings.OIDC_CLIENT_ID, algorithms },
    clockTolerance: clockToleranceSeconds,
    maxTokenAge: "5 minutes",
    requiredClaims: ["iat", "exp", "jti"],
  })
  return payload
}

let keys: { uri: string; set: ReturnType<typeof createRemoteJWKSet> } | undefined

/** Kept between requests, so that keys are fetched when an unknown one comes, and twice a minute at most. */
function providerKeys(uri: string) {
  if (keys?.uri !== uri) keys = { uri, set: createRemoteJWKSet(new URL(uri)) }
  return keys.set
}
