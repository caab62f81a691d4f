import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose"
import { z } from "zod"
import { env } from "#lib/platform/env.ts"
import { InvalidInputError } from "#lib/platform/errors.ts"
import { discover } from "./discovery.ts"

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

/** How far the provider's clock and ours may be apart. */
const clockToleranceSeconds = 30

export type LogoutNotice = { subject: string | null; providerSessionId: string | null; beganBefore: Date }

/**
 * What the identity provider says in a logout token, checked as OpenID Connect Back-Channel Logout 1.0, section 2.6, asks.
 * Throws InvalidInputError for a token that is not from it, not for us, or no logout token.
 */
export async function readLogoutToken(token: string): Promise<LogoutNotice> {
  const parsed = claims.safeParse(await verify(token))
  if (!parsed.success) throw new InvalidInputError("This is no logout token")
  const { sub = null, sid = null, iat } = parsed.data
  const beganBefore = new Date((iat + clockToleranceSeconds) * 1000)
  return { subject: sub, providerSessionId: sid, beganBefore }
}

async function verify(token: string): Promise<JWTPayload> {
  const settings = env()
  const { issuer, jwks_uri } = await discover(settings)
  const options = {
    issuer,
    audience: settings.OIDC_CLIENT_ID,
    algorithms: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"],
    maxTokenAge: "5 minutes",
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ["iat", "exp", "jti"],
  }
  return jwtVerify(token, providerKeys(jwks_uri), options).then(
    ({ payload }) => payload,
    (error) => {
      if (!(error instanceof errors.JOSEError) || error instanceof errors.JWKSTimeout) throw error
      throw new InvalidInputError("The logout token is not one of this identity provider")
    },
  )
}

type Keys = ReturnType<typeof createRemoteJWKSet>
let keys: { uri: string; set: Keys } | undefined

/** Kept between requests, so that keys are fetched when an unknown one comes, and twice a minute at most. */
function providerKeys(uri: string): Keys {
  if (keys?.uri !== uri) keys = { uri, set: createRemoteJWKSet(new URL(uri)) }
  return keys.set
}
